package org.nuanbao.functions.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.value.Bytes;

/**
 * A mail that came in and was opened.
 *
 * @param from the one address it names as its sender, in lower case; null if it names none or
 *     several
 * @param fault why its content is not looked at; null if it is
 * @param messageId its Message-ID; null if it has none that may be named in an answer
 * @param subject as it may be shown
 * @param undelivered null unless a mail server tells that a mail of ours did not arrive
 */
public record IncomingMail(
    @Nullable String from,
    @Nullable Why fault,
    @Nullable String messageId,
    String subject,
    List<Attachment> attachments,
    @Nullable Undelivered undelivered) {

  /**
   * What a mail server says about a mail of ours.
   *
   * @param number that mail's number
   * @param status the server's (RFC 3463); empty if it gave none
   */
  public record Undelivered(String number, Reach.Kind kind, String status) {}

  /**
   * A file that came with it.
   *
   * @param number from 1, in the mail's order
   * @param name the name its sender gave it, for display only
   */
  public record Attachment(int number, String name, FileKind kind, Bytes bytes) {}

  /**
   * A mail's files, sorted by their use.
   *
   * @param documents text documents; also PDFs where there is no workbook: beside a workbook, a PDF
   *     is its signed print
   * @param scans those that are kept beside each workbook
   * @param leftOver those of no use, and why
   */
  public record Sorted(
      List<Attachment> workbooks,
      List<Attachment> documents,
      List<Attachment> scans,
      List<Entry> leftOver) {}

  /** The mail's files, sorted by their use. */
  public Sorted sorted() {
    List<Attachment> workbooks = of(FileKind.WORKBOOK);
    List<Attachment> documents = of(FileKind.DOCUMENT);
    List<Attachment> prints = of(FileKind.PDF);
    return workbooks.isEmpty()
        ? new Sorted(workbooks, both(documents, prints), List.of(), leftOver())
        : new Sorted(workbooks, documents, both(prints, of(FileKind.IMAGE)), leftOver());
  }

  private static List<Attachment> both(List<Attachment> some, List<Attachment> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Files of no use, and why. A stray file beside a useful one is not worth a question. */
  private List<Entry> leftOver() {
    boolean useful =
        attachments.stream()
            .anyMatch(file ->
                switch (file.kind()) {
                  case WORKBOOK, DOCUMENT, PDF -> true;
                  case IMAGE, ARCHIVE, WINMAIL, OTHER -> false;
                });
    List<Entry> left = new ArrayList<>();
    for (Attachment file : attachments) {
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

  private List<Attachment> of(FileKind kind) {
    return attachments.stream().filter(attachment -> attachment.kind() == kind).toList();
  }
}
