package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Voucher;
import org.nuanbao.reading.Reading;

/**
 * What reviewers have to look at, judged again whenever they ask: rules that wait for facts, and
 * rules about other forms that are broken by now. So a counterpart settles what was pending as soon
 * as it is current, and neither outcome nor totals change.
 */
public final class Notes {
  private final Submissions submissions;
  private final Readings readings;
  private final Counterparts counterparts;

  public Notes(Submissions submissions, Readings readings, Counterparts counterparts) {
    this.submissions = submissions;
    this.readings = readings;
    this.counterparts = counterparts;
  }

  /**
   * A note about a rule of one roster, card or voucher.
   *
   * @param rule null if no rule is behind it: a voucher that disagrees with the row it proves
   * @param broken null while the rule waits for what is not known yet
   */
  public record Note(
      @Nullable String rule, SubmissionId submission, String sheet, @Nullable Finding broken) {}

  /**
   * A reading that counts.
   *
   * @param part for a card or voucher; else null
   */
  public record Filed(
      SubmissionId submission, Reading reading, boolean late, Subjects.@Nullable Current part) {}

  /** The notes of a duty, in the order of the subjects and the rules; none for a document. */
  public List<Note> of(Duty duty) {
    List<Note> notes = new ArrayList<>();
    if (duty instanceof FormDuty owed) {
      Optional<Evidence> evidence = counterparts.evidence(owed, readings);
      CurrentVersions standing = counterparts.standing();
      for (Filed filed : current(owed)) {
        notes.addAll(of(owed, filed, standing));
        if (owed.form() instanceof Voucher form && evidence.isPresent()) {
          Reading voucher = filed.reading();
          counterparts
              .ownId(form, voucher)
              .flatMap(person -> evidence.get().against(form, voucher, person))
              .ifPresent(finding ->
                  notes.add(new Note(null, filed.submission(), voucher.sheet(), finding)));
        }
      }
    }
    return List.copyOf(notes);
  }

  /** The readings that count for the duty: one, or one for each card or voucher. */
  public List<Filed> current(FormDuty duty) {
    Map<SubmissionId, List<Reading>> files = new HashMap<>();
    Pointer pointer = submissions.pointer(duty.id());
    return counterparts.standing().of(duty.form(), pointer).stream()
        .map(one ->
            new Filed(
                one.submission(),
                files.computeIfAbsent(one.submission(), readings::parts).get(one.number() - 1),
                one.late(),
                one.subject().isEmpty() ? null : one))
        .toList();
  }

  private List<Note> of(FormDuty duty, Filed filed, CurrentVersions standing) {
    Reading reading = filed.reading();
    CheckResult checked =
        Checker.check(
            duty.form(), reading, counterparts.known(duty, reading, Facts.NONE, standing));
    Set<String> asking =
        duty.form().rules().stream()
            .filter(rule -> rule.lookup().isPresent())
            .map(rule -> rule.head().id())
            .collect(Collectors.toSet());
    Set<String> deadlines = duty.form().deadlines();
    List<Note> notes = new ArrayList<>();
    for (Finding finding : checked.findings()) {
      String rule = finding.rule();
      if (rule != null && asking.contains(rule)) {
        notes.add(new Note(rule, filed.submission(), reading.sheet(), finding));
      }
    }
    checked.pending().stream()
        .filter(rule -> !deadlines.contains(rule))
        .forEach(rule -> notes.add(new Note(rule, filed.submission(), reading.sheet(), null)));
    return notes;
  }
}
