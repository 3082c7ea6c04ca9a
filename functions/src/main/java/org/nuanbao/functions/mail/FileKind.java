package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.StandardCharsets;
import org.nuanbao.workbook.guard.ContentKind;

/**
 * What an attachment is, by its first bytes and the names in it; the name it bears does not count.
 */
public enum FileKind {
  /** A workbook, or what may be one; only {@code validate} opens it. */
  WORKBOOK,
  /** A text document. */
  DOCUMENT,
  PDF,
  IMAGE,
  ARCHIVE,
  /** A winmail.dat, Outlook's own wrapping. */
  WINMAIL,
  OTHER;

  private static final String OLE2 = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

  /** The kind of a file, by its bytes as they are; nothing is unpacked. */
  public static FileKind of(byte[] file) {
    if (begins(file, "PK\u0003\u0004")) {
      return zipped(file);
    }
    if (begins(file, OLE2)) {
      return holds(file, "WordDocument".getBytes(StandardCharsets.UTF_16LE)) ? DOCUMENT : WORKBOOK;
    }
    if (begins(file, "%PDF-")) {
      return PDF;
    }
    if (begins(file, "\u00FF\u00D8\u00FF")
        || begins(file, "\u0089PNG\r\n")
        || begins(file, "II*\u0000")
        || begins(file, "MM\u0000*")
        || begins(file, "BM")) {
      return IMAGE;
    }
    if (begins(file, "Rar!") || begins(file, "7z\u00BC\u00AF") || begins(file, "\u001F\u008B")) {
      return ARCHIVE;
    }
    return begins(file, "x\u009F>\"") ? WINMAIL : OTHER;
  }

  /**
   * The kind of a zip file, by the names in its bytes. An archive may show the names within its own
   * archives too, so that case is tested first.
   */
  private static FileKind zipped(byte[] file) {
    ContentKind kind = ContentKind.of(file);
    if (kind == ContentKind.ARCHIVE) {
      return ARCHIVE;
    }
    if (kind == ContentKind.OPEN_DOCUMENT) {
      return holds(file, "opendocument.text".getBytes(ISO_8859_1)) ? DOCUMENT : WORKBOOK;
    }
    if (holds(file, "xl/".getBytes(ISO_8859_1))
        && holds(file, "[Content_Types].xml".getBytes(ISO_8859_1))) {
      return WORKBOOK;
    }
    return holds(file, "word/document".getBytes(ISO_8859_1)) ? DOCUMENT : ARCHIVE;
  }

  private static boolean begins(byte[] file, String magic) {
    return file.length >= magic.length()
        && new String(file, 0, magic.length(), ISO_8859_1).equals(magic);
  }

  private static boolean holds(byte[] file, byte[] wanted) {
    for (int at = 0; at <= file.length - wanted.length; at++) {
      if (file[at] == wanted[0]
          && java.util.Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
