package org.nuanbao.submission;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.value.Masking;

/**
 * The duty that a file sent by mail is meant for: one of its sender's own, or none. What the file
 * says about itself only helps to choose among these.
 */
public sealed interface MailedDuty {
  /** How many candidates a question names; any others are left out. */
  int SHOWN = 20;

  /** The one duty that the file is meant for. */
  record One(Duty duty) implements MailedDuty {}

  /** The duty cannot be determined. */
  record None(Why why, List<String> details) implements MailedDuty {
    public Entry entry(String file) {
      return new Entry(why, Masking.shownName(file), details);
    }
  }

  /**
   * The duty of a workbook, if several forms are owed.
   *
   * @param owed forms that the sender's units owe
   * @param approved whether a duty is approved and takes nothing more
   */
  static MailedDuty of(List<Duty> owed, MailedWorkbook recognised, Predicate<DutyId> approved) {
    return switch (recognised) {
      case MailedWorkbook.Unknown(String message, String english) ->
          new None(Why.UNKNOWN_FORM, List.of(message, english));
      case MailedWorkbook.Filled filled -> one(meant(owed, filled), approved, Why.WHICH_DUTY);
    };
  }

  /**
   * The duty of a document, or of a workbook if one form is owed; what it says itself is ignored.
   */
  static MailedDuty one(List<Duty> meant, Predicate<DutyId> approved) {
    return one(meant, approved, Why.WHICH_DOCUMENT);
  }

  private static MailedDuty one(List<Duty> meant, Predicate<DutyId> approved, Why several) {
    if (meant.isEmpty()) {
      return new None(Why.NOT_OWED, List.of());
    }
    List<Duty> open = meant.stream().filter(duty -> !approved.test(duty.id())).toList();
    return switch (open.size()) {
      case 0 -> new None(Why.APPROVED, shown(meant));
      case 1 -> new One(open.getFirst());
      default -> new None(several, shown(open));
    };
  }

  private static List<Duty> meant(List<Duty> owed, MailedWorkbook.Filled filled) {
    List<Duty> form = owed.stream().filter(duty -> duty.id().form().equals(filled.form())).toList();
    List<Duty> marked =
        hinted(form, duty -> duty.id().unit().value().equals(String.valueOf(filled.unit())));
    List<Duty> named =
        hinted(
            marked, duty -> filled.names().stream().anyMatch(name -> duty.unit().isCalled(name)));
    List<Duty> dated =
        named.stream()
            .filter(duty -> filled.days().stream().anyMatch(day -> asksAbout(duty, day, named)))
            .toList();
    return dated.isEmpty() ? named : dated;
  }

  /** The duties that match the hint; all of them if none does. */
  private static List<Duty> hinted(List<Duty> duties, Predicate<Duty> hint) {
    List<Duty> hinted = duties.stream().filter(hint).toList();
    return hinted.isEmpty() ? duties : hinted;
  }

  /**
   * Whether a recurring report of this day is for the duty. A report is dated within the time it
   * covers, so it is for the first duty that ends on that day or later.
   */
  private static boolean asksAbout(Duty duty, LocalDate day, List<Duty> among) {
    Optional<Duty> first =
        Stream.concat(Stream.of(duty), among.stream())
            .filter(other ->
                other.id().campaign().equals(duty.id().campaign())
                    && other.id().unit().equals(duty.id().unit())
                    && !other.due().isBefore(day))
            .min(Comparator.comparing(Duty::due));
    return !duty.id().period().equals(DutyId.ONCE) && first.equals(Optional.of(duty));
  }

  private static List<String> shown(List<Duty> duties) {
    return duties.stream()
        .limit(SHOWN)
        .map(duty ->
            duty.title()
                + (duty.id().period().equals(DutyId.ONCE) ? "" : "（" + duty.id().period() + "）")
                + "，"
                + duty.unit().name())
        .toList();
  }
}
