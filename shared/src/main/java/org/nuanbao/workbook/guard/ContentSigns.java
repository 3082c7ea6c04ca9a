package org.nuanbao.workbook.guard;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of what kinds of content are known by: bytes, words and names in a file. */
final class ContentSigns {
  /** Bytes at the start that say what a file is. */
  private record Signature(String hex, ContentKind kind) {
    boolean begins(byte[] file) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      boolean same = file.length >= bytes.length;
      for (int i = 0; same && i < bytes.length; i++) {
        same = file[i] == bytes[i];
      }
      return same;
    }
  }

  /** Words near the start that say what a file is, the more telling ones first. */
  private record Word(String word, ContentKind kind) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("504b0304", ContentKind.ZIP),
          new Signature("d0cf11e0a1b11ae1", ContentKind.OLE2),
          new Signature("504b0506", ContentKind.ARCHIVE),
          new Signature("504b0708", ContentKind.ARCHIVE),
          new Signature("526172211a07", ContentKind.ARCHIVE),
          new Signature("377abcaf271c", ContentKind.ARCHIVE),
          new Signature("1f8b", ContentKind.ARCHIVE),
          new Signature("425a68", ContentKind.ARCHIVE),
          new Signature("fd377a585a00", ContentKind.ARCHIVE),
          new Signature("25504446", ContentKind.PDF),
          new Signature("89504e47", ContentKind.IMAGE),
          new Signature("ffd8ff", ContentKind.IMAGE),
          new Signature("47494638", ContentKind.IMAGE),
          new Signature("49492a00", ContentKind.IMAGE),
          new Signature("4d4d002a", ContentKind.IMAGE),
          new Signature("424d", ContentKind.IMAGE),
          new Signature("52494646", ContentKind.IMAGE),
          new Signature("7b5c727466", ContentKind.WORD),
          new Signature("4c00000001140200", ContentKind.SHORTCUT),
          new Signature("4d5a", ContentKind.PROGRAM),
          new Signature("0908", ContentKind.OLD),
          new Signature("0904", ContentKind.OLD),
          new Signature("0902", ContentKind.OLD),
          new Signature("090004", ContentKind.OLD));

  private static final List<Word> PROTECTIONS =
      List.of(
          new Word("tsd-header", ContentKind.PROTECTED),
          new Word("e-safenet", ContentKind.PROTECTED),
          new Word("esafenet", ContentKind.PROTECTED),
          new Word("scdsa00", ContentKind.PROTECTED),
          new Word("drmone", ContentKind.PROTECTED));

  private static final List<Word> WORDS =
      List.of(
          new Word("progid=\"excel.sheet\"", ContentKind.XML_SHEET),
          new Word("urn:schemas-microsoft-com:office:spreadsheet", ContentKind.XML_SHEET),
          new Word("opendocument", ContentKind.OPEN_DOCUMENT),
          new Word("progid=\"word.document\"", ContentKind.WORD),
          new Word("application/x-mimearchive", ContentKind.WEB_PAGE),
          new Word("\nreceived:", ContentKind.MAIL),
          new Word("multipart/related", ContentKind.WEB_PAGE),
          new Word("<html", ContentKind.WEB_PAGE),
          new Word("<!doctype html", ContentKind.WEB_PAGE),
          new Word("<table", ContentKind.WEB_PAGE),
          new Word("\nmime-version:", ContentKind.MAIL));

  private static final Map<String, ContentKind> STREAMS =
      Map.of(
          "WordDocument", ContentKind.WORD,
          "PowerPoint Document", ContentKind.SLIDES,
          "Book", ContentKind.OLD,
          "__properties_version1.0", ContentKind.MAIL,
          "\tDRMContent", ContentKind.PROTECTED);

  /** What is in a package of Office's kind. */
  private static final List<Word> FOLDERS =
      List.of(
          new Word("xl/workbook.bin", ContentKind.BINARY),
          new Word("word/", ContentKind.WORD),
          new Word("ppt/", ContentKind.SLIDES),
          new Word("xl/workbook.xml", ContentKind.UNKNOWN));

  private static final int NEAR = 4_096;
  private static final int SAMPLE = 1 << 16;

  /** Too few bytes to tell by chance from order. */
  private static final int LEAST_SAMPLE = 256;

  /** Bits a byte; texts have 5 to 6, what is packed or encrypted nearly 8. */
  private static final double CHANCE = 7;

  private ContentSigns() {}

  static ContentKind kind(byte[] file) {
    if (isNothing(file)) {
      return ContentKind.EMPTY;
    }
    String start = start(file);
    for (Word word : PROTECTIONS) {
      if (start.contains(word.word())) {
        return word.kind();
      }
    }
    for (Signature signature : SIGNATURES) {
      if (signature.begins(file)) {
        return signature.kind() == ContentKind.ZIP
            ? ofEntries(ZipNames.of(file))
            : signature.kind();
      }
    }
    if (start.indexOf('\0') < 0 && isText(start)) {
      return WORDS.stream()
          .filter(word -> ("\n" + start).contains(word.word()))
          .findFirst()
          .map(Word::kind)
          .orElse(ContentKind.TEXT);
    }
    return isChance(file) ? ContentKind.SEALED : ContentKind.UNKNOWN;
  }

  static ContentKind ofStreams(Collection<String> names) {
    return names.stream()
        .filter(STREAMS::containsKey)
        .map(STREAMS::get)
        .findFirst()
        .orElse(ContentKind.UNKNOWN);
  }

  /** By the entries of a zip; none where its index cannot be read. */
  private static ContentKind ofEntries(List<String> names) {
    boolean ofOffice = names.contains("[content_types].xml");
    if (names.isEmpty() || (ofOffice && names.contains("xl/workbook.xml"))) {
      return ContentKind.ZIP;
    }
    if (names.contains("mimetype") && names.contains("content.xml")) {
      return ContentKind.OPEN_DOCUMENT;
    }
    if (names.contains("ofd.xml")) {
      return ContentKind.OFD;
    }
    if (names.stream().anyMatch(name -> name.endsWith(".iwa"))) {
      return ContentKind.NUMBERS;
    }
    for (Word folder : FOLDERS) {
      if (names.stream().anyMatch(name -> name.startsWith(folder.word()))) {
        return folder.kind();
      }
    }
    return ofOffice ? ContentKind.ZIP : ContentKind.ARCHIVE;
  }

  private static boolean isNothing(byte[] file) {
    for (byte b : file) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Lower case, letters of other scripts as whatever they are in bytes. */
  private static String start(byte[] file) {
    Charset charset = StandardCharsets.ISO_8859_1;
    if (file.length > 1 && (file[0] & file[1] & 0xff) == 0xfe) {
      charset = StandardCharsets.UTF_16;
    }
    return new String(file, 0, Math.min(file.length, NEAR), charset).toLowerCase(Locale.ROOT);
  }

  private static boolean isText(String start) {
    return start.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c) || c == 0x1a);
  }

  /** Whether the file's last bytes are as if drawn by lot. */
  private static boolean isChance(byte[] file) {
    int from = Math.max(0, file.length - SAMPLE);
    int size = file.length - from;
    int[] counts = new int[256];
    for (int i = from; i < file.length; i++) {
      counts[file[i] & 0xff]++;
    }
    double bits = 0;
    for (int count : counts) {
      bits -= count == 0 ? 0 : count * (Math.log((double) count / size) / Math.log(2));
    }
    return size >= LEAST_SAMPLE && bits / size >= CHANCE;
  }
}
