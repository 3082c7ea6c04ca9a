package org.nuanbao.workbook.guard;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file is by its content, whatever its name says, and what its sender can do about it. */
public enum ContentKind {
  /** The container of an {@code .xlsx}; the file may be one. */
  ZIP,
  /** The container of an {@code .xls}; the file may be one. */
  OLE2,
  PDF("一个 PDF 文件", "a PDF file", Todo.FILL_IN),
  WORD("一个 Word 文档", "a Word document", Todo.FILL_IN),
  SLIDES("一个演示文稿", "a presentation", Todo.FILL_IN),
  IMAGE("一张图片", "a picture", Todo.FILL_IN),
  OFD("一个 OFD 版式文件", "an OFD file", Todo.FILL_IN),
  ARCHIVE("一个压缩包", "an archive", Todo.UNPACK),
  MAIL("一封邮件", "a mail", Todo.UNPACK),
  SHORTCUT("一个快捷方式", "a shortcut", Todo.FIND),
  PROGRAM("一个程序", "a program", Todo.FILL_IN),
  WEB_PAGE("一个网页（只是名字像工作簿）", "a web page under a workbook's name", Todo.SAVE_AS),
  XML_SHEET("一个“XML 电子表格”文件", "an XML spreadsheet of the old kind", Todo.SAVE_AS),
  TEXT("一个文本文件（如 CSV）", "a text file, such as CSV", Todo.SAVE_AS),
  /** The container of an {@code .ods}; the file may be one. */
  OPEN_DOCUMENT(
      "一个不是 .ods 表格的 OpenDocument 文件", "an OpenDocument file that is no .ods", Todo.SAVE_AS),
  FLAT_DOCUMENT("一个 OpenDocument 文件（.fods）", "a flat OpenDocument file (.fods)", Todo.SAVE_AS),
  /** The container of an {@code .xlsb}; the file may be one. */
  BINARY("一个不完整的二进制工作簿（.xlsb）", "an incomplete binary workbook (.xlsb)", Todo.SAVE_AS),
  OLD("一个 Excel 95 或更早的工作簿", "a workbook of Excel 95 or earlier", Todo.SAVE_AS),
  NUMBERS("一个 Numbers 表格", "a Numbers spreadsheet", Todo.EXPORT),
  PROTECTED("一个被文件加密（防泄密）软件加密的文件", "a file encrypted by office protection software", Todo.DECRYPT),
  /** Every byte is as likely as any other, and nothing tells what the file is. */
  SEALED(
      "一个无法识别的文件，很可能被文件加密（防泄密）软件加密过",
      "a file of no known kind, most likely encrypted by office protection software",
      Todo.DECRYPT),
  UNKNOWN,
  EMPTY;

  private enum Todo {
    FILL_IN(
        "请下载模板，用 WPS 或 Excel 填写后上传 .xlsx。", "please fill in the template and upload the .xlsx."),
    UNPACK("请取出里面的工作簿，直接上传工作簿本身。", "please upload the workbook in it by itself."),
    FIND("请上传它指向的工作簿本身。", "please upload the workbook it points to."),
    SAVE_AS("请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。", "please open it and save it as .xlsx."),
    EXPORT("请在 Numbers 里导出为 Excel（.xlsx）再上传。", "please export it as Excel (.xlsx)."),
    DECRYPT(
        "请先解密（在加密软件里解密或申请外发），确认在别的电脑上也能打开，再上传。",
        "please decrypt it first, make sure that another computer opens it, and upload it again.");

    private final String chinese;
    private final String english;

    Todo(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  /** Bytes at a file's start that tell what it is. */
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

  /** Words near a file's start that tell what it is, the more specific ones first. */
  private record Word(String word, ContentKind kind) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("504b0304", ZIP),
          new Signature("d0cf11e0a1b11ae1", OLE2),
          new Signature("504b0506", ARCHIVE),
          new Signature("504b0708", ARCHIVE),
          new Signature("526172211a07", ARCHIVE),
          new Signature("377abcaf271c", ARCHIVE),
          new Signature("1f8b", ARCHIVE),
          new Signature("425a68", ARCHIVE),
          new Signature("fd377a585a00", ARCHIVE),
          new Signature("25504446", PDF),
          new Signature("89504e47", IMAGE),
          new Signature("ffd8ff", IMAGE),
          new Signature("47494638", IMAGE),
          new Signature("49492a00", IMAGE),
          new Signature("4d4d002a", IMAGE),
          new Signature("424d", IMAGE),
          new Signature("52494646", IMAGE),
          new Signature("7b5c727466", WORD),
          new Signature("4c00000001140200", SHORTCUT),
          new Signature("4d5a", PROGRAM),
          new Signature("0908", OLD),
          new Signature("0904", OLD),
          new Signature("0902", OLD),
          new Signature("090004", OLD));

  private static final List<Word> PROTECTIONS =
      List.of(
          new Word("tsd-header", PROTECTED),
          new Word("e-safenet", PROTECTED),
          new Word("esafenet", PROTECTED),
          new Word("scdsa00", PROTECTED),
          new Word("drmone", PROTECTED));

  private static final List<Word> WORDS =
      List.of(
          new Word("progid=\"excel.sheet\"", XML_SHEET),
          new Word("urn:schemas-microsoft-com:office:spreadsheet", XML_SHEET),
          new Word("opendocument", FLAT_DOCUMENT),
          new Word("progid=\"word.document\"", WORD),
          new Word("application/x-mimearchive", WEB_PAGE),
          new Word("\nreceived:", MAIL),
          new Word("multipart/related", WEB_PAGE),
          new Word("<html", WEB_PAGE),
          new Word("<!doctype html", WEB_PAGE),
          new Word("<table", WEB_PAGE),
          new Word("\nmime-version:", MAIL));

  private static final Map<String, ContentKind> STREAMS =
      Map.of(
          "WordDocument", WORD,
          "PowerPoint Document", SLIDES,
          "Book", OLD,
          "__properties_version1.0", MAIL,
          "\tDRMContent", PROTECTED);

  /** Names that tell what an Office package holds. */
  private static final List<Word> FOLDERS =
      List.of(
          new Word("xl/workbook.bin", BINARY),
          new Word("word/", WORD),
          new Word("ppt/", SLIDES),
          new Word("xl/workbook.xml", UNKNOWN));

  private static final int NEAR = 4_096;
  private static final int SAMPLE = 1 << 16;

  /** With fewer bytes, random content cannot be told from other content. */
  private static final int LEAST_SAMPLE = 256;

  /** Entropy in bits per byte; texts have 5 to 6, packed or encrypted content nearly 8. */
  private static final double CHANCE = 7;

  private final String chinese;
  private final String english;

  ContentKind() {
    this.chinese = Problem.WRONG_TYPE.chinese();
    this.english = Problem.WRONG_TYPE.english();
  }

  ContentKind(String chinese, String english, Todo todo) {
    this.chinese = "这是" + chinese + "，不是能读取的工作簿；" + todo.chinese;
    this.english = "This is " + english + ", no workbook that can be read; " + todo.english;
  }

  /** The kind by a file's bytes, and for a zip by the names of its entries. */
  public static ContentKind of(byte[] file) {
    if (isNothing(file)) {
      return EMPTY;
    }
    String start = start(file);
    for (Word word : PROTECTIONS) {
      if (start.contains(word.word())) {
        return word.kind();
      }
    }
    for (Signature signature : SIGNATURES) {
      if (signature.begins(file)) {
        return signature.kind() == ZIP ? ofEntries(ZipIndex.names(file)) : signature.kind();
      }
    }
    if (start.indexOf('\0') < 0 && isText(start)) {
      return WORDS.stream()
          .filter(word -> ("\n" + start).contains(word.word()))
          .findFirst()
          .map(Word::kind)
          .orElse(TEXT);
    }
    return isChance(file) ? SEALED : UNKNOWN;
  }

  /** The kind by the streams of an OLE2 file that holds no workbook. */
  public static ContentKind ofStreams(Collection<String> names) {
    return names.stream()
        .filter(STREAMS::containsKey)
        .map(STREAMS::get)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * Refuses a file that is not of the wanted kind.
   *
   * @throws FileRefusal that says what the file is
   */
  public void demand(ContentKind wanted) {
    if (this != wanted) {
      throw refused();
    }
  }

  /** Why a file of this kind is not read. */
  public FileRefusal refused() {
    return this == EMPTY
        ? new FileRefusal(
            Problem.UNREADABLE, "文件是空的，没有内容；请重新上传。", "The file is empty; please upload it again.")
        : new FileRefusal(Problem.WRONG_TYPE, chinese, english);
  }

  /** The kind by the entries of a zip; there are none if its index cannot be read. */
  private static ContentKind ofEntries(List<String> names) {
    boolean ofOffice = names.contains("[content_types].xml");
    if (names.isEmpty() || (ofOffice && names.contains("xl/workbook.xml"))) {
      return ZIP;
    }
    if (names.contains("mimetype") && names.contains("content.xml")) {
      return OPEN_DOCUMENT;
    }
    if (names.contains("ofd.xml")) {
      return OFD;
    }
    if (names.stream().anyMatch(name -> name.endsWith(".iwa"))) {
      return NUMBERS;
    }
    for (Word folder : FOLDERS) {
      if (names.stream().anyMatch(name -> name.startsWith(folder.word()))) {
        return folder.kind();
      }
    }
    return ofOffice ? ZIP : ARCHIVE;
  }

  private static boolean isNothing(byte[] file) {
    for (byte b : file) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The start of the file in lower case. It is read as Latin-1, so other scripts appear as their
   * bytes, unless a byte order mark says UTF-16.
   */
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

  /** Whether the file's last bytes look random. */
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
