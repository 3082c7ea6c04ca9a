package org.nuanbao.functions.portal;

import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Masking;

/**
 * One version of a duty as its history lists it.
 *
 * @param received when the file came; empty if it never did
 * @param tag the state in words
 * @param tone as a task's
 * @param receipt its number; empty while it is under way
 */
public record Version(
    SubmissionId submission,
    String name,
    String received,
    String file,
    String tag,
    String tone,
    String receipt,
    String hash) {
  static Version of(Submission submission, Pointer pointer, @Nullable Receipt receipt) {
    Pointer.Current current = pointer.current();
    boolean counts = current != null && current.submission().equals(submission.id());
    String tag = receipt == null ? Progress.of(submission, 0).word() : word(receipt.outcome());
    return new Version(
        submission.id(),
        "第 " + submission.version() + " 版" + (counts ? "，现行" : ""),
        submission.receivedAt() == null ? "" : OfficeTime.minute(submission.receivedAt()),
        Masking.shownName(submission.file().name()),
        tag,
        receipt == null ? "go" : tone(receipt.outcome()),
        receipt == null ? "" : receipt.number(),
        submission.file().sha256());
  }

  /** What a submission's end is called. */
  public static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted(boolean late) -> late ? "已接收，逾期" : "已接收，按时";
      case Outcome.Rejected _ -> "有错误，没有计入";
      case Outcome.Failed _ -> "系统故障，没有计入";
      case Outcome.Superseded(Outcome.Why why) ->
          switch (why) {
            case UNCHANGED -> "和现行的一样，没有变化";
            case NEWER -> "后来又报了新的";
            case APPROVED -> "已审核通过，没有替换";
          };
    };
  }

  /** The tone of that word. */
  public static String tone(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "good";
      case Outcome.Rejected _, Outcome.Failed _ -> "bad";
      case Outcome.Superseded _ -> "";
    };
  }

  static String heading(Pointer pointer) {
    Pointer.Current current = pointer.current();
    if (current == null) {
      return "还没有计入的版本";
    }
    String standing =
        switch (pointer.standing()) {
          case OPEN -> "已接收，等审核";
          case APPROVED -> "审核通过";
          case RETURNED -> "已退回，请改好重报";
        };
    return "现行的是第 " + current.version() + " 版，" + standing;
  }
}
