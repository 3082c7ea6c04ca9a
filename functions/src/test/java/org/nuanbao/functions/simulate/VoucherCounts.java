package org.nuanbao.functions.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Of vouchers the newest one of each person counts, whatever else lay in the files. */
final class VoucherCounts implements Counts {
  private static final List<String> SUBJECTS =
      IntStream.range(0, SimulatedFiling.PERSONS)
          .mapToObj(person -> SimulatedFiling.subject(person, new MemoryKeys()))
          .toList();

  private record Part(SubmissionId submission, String subject) {}

  private final SimulatedOffice office;
  private final Map<SubmissionId, Sent> sent;
  private final Map<DutyId, Pointer> before = new HashMap<>();
  private final Map<DutyId, Map<String, Subjects.Current>> current = new HashMap<>();
  private final Map<Part, End> ends = new HashMap<>();

  VoucherCounts(SimulatedOffice office, Map<SubmissionId, Sent> sent) {
    this.office = office;
    this.sent = sent;
  }

  @Override
  public void moved(Pointer was, Pointer now) {
    before.put(now.duty(), was);
    Pointer.Current whole = now.current();
    Violation.unless(
        whole == null || sent.containsKey(whole.submission()), "what was not sent is current", now);
  }

  @Override
  public void look() {
    for (UnitPath unit : SimulatedOffice.LEAVES) {
      DutyId duty = office.duty(unit);
      Map<String, Subjects.Current> known = current.computeIfAbsent(duty, any -> new HashMap<>());
      for (Subjects.Current now : office.subjects.current(duty)) {
        Subjects.Current old = known.put(now.subject(), now);
        if (!now.equals(old)) {
          Violation.unless(
              old == null || old.version() < now.version(),
              "an older voucher replaces a newer",
              now);
          turned(duty, now);
        }
      }
    }
    sent.forEach((id, file) -> {
      if (file.paper().isGood()) {
        file.paper().lines().forEach(line -> decided(id, file, line));
      }
    });
    before.clear();
  }

  /** A person's voucher counts from this call on. */
  private void turned(DutyId duty, Subjects.Current now) {
    Sent file = sent.get(now.submission());
    List<SimulatedPaper.Line> lines = file == null ? List.of() : file.paper().lines();
    if (file == null || !file.paper().isGood() || now.number() > lines.size()) {
      throw new Violation("a voucher counts that was not sent or has errors: " + now);
    }
    SimulatedPaper.Line line = lines.get(now.number() - 1);
    Violation.unless(
        now.subject().equals(SUBJECTS.get(line.person())), "the voucher of another counts", now);
    Violation.unless(
        now.late() == office.season.isLate(file.complete()), "late or in time wrongly", now);
    Violation.unless(yuan(duty, now).equals(line.yuan()), "a voucher without figures", now);
    Violation.unless(
        office.subjects.end(now.submission(), now.subject()).equals(Optional.of(End.CURRENT)),
        "a voucher counts, but is not decided",
        now);
    Pointer pointer = office.submissions.pointer(duty);
    Pointer was = before.getOrDefault(duty, pointer);
    Violation.unless(
        was.standing() != Pointer.Standing.APPROVED, "an approved duty is changed", now);
    Violation.unless(
        pointer.standing() == Pointer.Standing.OPEN,
        "what nobody looked at counts as looked at",
        now);
    Violation.unless(
        pointer.current() != null && pointer.current().submission().equals(now.submission()),
        "a voucher counts that the duty does not name",
        now);
    Violation.unless(
        office.dirty().stream().anyMatch(mark -> mark.unit().equals(duty.unit())),
        "a voucher without a dirty mark",
        now);
  }

  private Integer yuan(DutyId duty, Subjects.Current part) {
    try {
      Totals one = office.figures.sum(duty, List.of(part));
      return one.sums().getOrDefault("amount_total", BigDecimal.ZERO).intValueExact();
    } catch (IllegalStateException notThere) {
      return 0;
    }
  }

  private void decided(SubmissionId id, Sent file, SimulatedPaper.Line line) {
    String subject = SUBJECTS.get(line.person());
    Part part = new Part(id, subject);
    End now = office.subjects.end(id, subject).orElse(null);
    End old = ends.get(part);
    Violation.unless(old == null || old == now, "a voucher is decided twice", part);
    if (now != null && old == null) {
      ends.put(part, now);
      Violation.unless(isRight(now, file, line), "a voucher decided wrongly", now + " " + part);
    }
  }

  private boolean isRight(End end, Sent file, SimulatedPaper.Line line) {
    DutyId duty = office.duty(file.unit());
    String subject = SUBJECTS.get(line.person());
    Subjects.Current counts = known(duty).get(subject);
    return switch (end) {
      case CURRENT -> counts != null && counts.version() == file.version();
      case UNCHANGED ->
          counts != null
              && counts.version() < file.version()
              && yuan(duty, counts).equals(line.yuan())
              && !newerIsDecided(file, subject);
      case NEWER -> newerIsDecided(file, subject);
      case APPROVED -> office.submissions.pointer(duty).standing() == Pointer.Standing.APPROVED;
    };
  }

  private Map<String, Subjects.Current> known(DutyId duty) {
    return current.getOrDefault(duty, Map.of());
  }

  private boolean newerIsDecided(Sent file, String subject) {
    return sent.entrySet().stream()
        .filter(other -> other.getValue().unit().equals(file.unit()))
        .filter(other -> other.getValue().version() > file.version())
        .map(other -> ends.get(new Part(other.getKey(), subject)))
        .anyMatch(end -> end == End.CURRENT || end == End.UNCHANGED);
  }

  @Override
  public boolean isRight(Submission ended, Outcome outcome, List<String> told) {
    Sent file = Objects.requireNonNull(sent.get(ended.id()));
    Map<End, Integer> counted = new EnumMap<>(End.class);
    for (SimulatedPaper.Line line : file.paper().lines()) {
      End end = ends.get(new Part(ended.id(), SUBJECTS.get(line.person())));
      if (end == null) {
        return false;
      }
      counted.merge(end, 1, Integer::sum);
    }
    Integer taken = counted.get(End.CURRENT);
    if (taken != null) {
      return outcome.equals(new Outcome.Accepted(office.season.isLate(file.complete())))
          && told.contains("新接收 " + taken + " 份。");
    }
    Outcome.Why why =
        counted.containsKey(End.UNCHANGED)
            ? Outcome.Why.UNCHANGED
            : counted.containsKey(End.APPROVED) ? Outcome.Why.APPROVED : Outcome.Why.NEWER;
    return outcome.equals(new Outcome.Superseded(why));
  }

  @Override
  public Optional<SimulatedPaper> seen(UnitPath unit) {
    List<SimulatedPaper.Line> lines = new ArrayList<>();
    for (Subjects.Current part : office.subjects.current(office.duty(unit))) {
      Sent file = sent.get(part.submission());
      if (file != null) {
        lines.add(file.paper().lines().get(part.number() - 1));
      }
    }
    return paper(lines);
  }

  @Override
  public Optional<SimulatedPaper> expected(UnitPath unit) {
    List<SimulatedPaper.Line> lines = new ArrayList<>();
    for (int person = 0; person < SimulatedFiling.PERSONS; person++) {
      newest(unit, person).ifPresent(lines::add);
    }
    return paper(lines);
  }

  /** But for those that came when the duty was approved. */
  private Optional<SimulatedPaper.Line> newest(UnitPath unit, int person) {
    return sent.entrySet().stream()
        .filter(each -> each.getValue().unit().equals(unit) && each.getValue().paper().isGood())
        .filter(each -> ends.get(new Part(each.getKey(), SUBJECTS.get(person))) != End.APPROVED)
        .map(Map.Entry::getValue)
        .filter(file -> file.paper().persons().contains(person))
        .max(Comparator.comparingLong(Sent::version))
        .flatMap(file ->
            file.paper().lines().stream().filter(line -> line.person() == person).findFirst());
  }

  private static Optional<SimulatedPaper> paper(List<SimulatedPaper.Line> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SimulatedPaper(
                SimulatedFiling.VOUCHERS,
                SimulatedPaper.Kind.GOOD,
                lines.stream()
                    .sorted(Comparator.comparingInt(SimulatedPaper.Line::person))
                    .toList()));
  }
}
