package org.nuanbao.functions.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.functions.mail.FileKind;
import org.nuanbao.functions.mail.IncomingMail;
import org.nuanbao.functions.mail.IncomingMail.Attachment;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Why;

/**
 * A mail's files by what they are good for.
 *
 * @param documents beside a workbook a PDF is its signed print; alone it may be a document
 * @param scans that are kept beside each workbook
 * @param leftOver those of no use, and why
 */
record SortedFiles(
    List<Attachment> workbooks,
    List<Attachment> documents,
    List<Attachment> scans,
    List<Entry> leftOver) {

  static SortedFiles of(IncomingMail mail) {
    List<Attachment> workbooks = mail.of(FileKind.WORKBOOK);
    List<Attachment> documents = mail.of(FileKind.DOCUMENT);
    List<Attachment> prints = mail.of(FileKind.PDF);
    return workbooks.isEmpty()
        ? new SortedFiles(workbooks, both(documents, prints), List.of(), leftOver(mail))
        : new SortedFiles(
            workbooks, documents, both(prints, mail.of(FileKind.IMAGE)), leftOver(mail));
  }

  private static List<Attachment> both(List<Attachment> some, List<Attachment> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** A stray file beside what is asked for is not worth a question. */
  private static List<Entry> leftOver(IncomingMail mail) {
    boolean useful =
        mail.attachments().stream()
            .anyMatch(file ->
                switch (file.kind()) {
                  case WORKBOOK, DOCUMENT, PDF -> true;
                  case IMAGE, ARCHIVE, WINMAIL, OTHER -> false;
                });
    List<Entry> left = new ArrayList<>();
    for (Attachment file : mail.attachments()) {
      Why why =
          switch (file.kind()) {
            case WORKBOOK, DOCUMENT, PDF -> null;
            case ARCHIVE -> Why.ARCHIVE;
            case WINMAIL -> Why.WINMAIL;
            case IMAGE -> useful ? null : Why.SCAN_ALONE;
            case OTHER -> useful ? null : Why.OTHER_FILE;
          };
      if (why != null) {
        left.add(Entry.of(why, file.name()));
      }
    }
    return left;
  }
}
