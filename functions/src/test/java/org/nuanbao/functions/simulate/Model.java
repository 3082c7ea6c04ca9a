package org.nuanbao.functions.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.State;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;

/**
 * What must be true, told from outside: who sent what, and what a reader sees after every single
 * call of a store. Knows nothing of how versions are published.
 */
final class Model {
  private static final Instant DEADLINE = Instant.parse("2017-01-10T16:00:00Z");
  private static final String NUMBER = "X-Nuanbao-Receipt";

  /** A file that the store has acknowledged. */
  private record Sent(UnitPath unit, long version, Paper paper, Instant complete) {}

  private final Office office;
  private final Map<SubmissionId, Sent> sent = new LinkedHashMap<>();
  private final Map<SubmissionId, Submission> seen = new LinkedHashMap<>();
  private final Map<DutyId, Pointer> pointers = new LinkedHashMap<>();
  private final List<DutyId> approved = new ArrayList<>();
  private List<RollUps.Dirty> dirty = List.of();
  private int mails;

  Model(Office office) {
    this.office = office;
    Office.LEAVES.forEach(unit -> pointers.put(Office.duty(unit), Pointer.none(Office.duty(unit))));
  }

  /** A client has begun; whether the submission came to be it may never learn. */
  void begun(SubmissionId id) {
    office.submissions.find(id).ifPresent(opened -> seen.putIfAbsent(id, opened));
  }

  void acknowledged(Submission opened, Paper paper, Instant complete) {
    UnitPath unit = opened.duty().unit();
    boolean fresh =
        sent.values().stream()
            .noneMatch(other -> other.unit.equals(unit) && other.version == opened.version());
    Violation.unless(fresh, "two uploads of one version", opened.id());
    sent.put(opened.id(), new Sent(unit, opened.version(), paper, complete));
  }

  /**
   * After each call.
   *
   * @param word the version a reviewer has looked at, where the call was a reviewer's
   */
  void look(@Nullable SubmissionId word) {
    for (DutyId duty : List.copyOf(pointers.keySet())) {
      Pointer before = Objects.requireNonNull(pointers.get(duty));
      Pointer now = office.submissions.pointer(duty);
      if (!now.equals(before)) {
        pointers.put(duty, now);
        moved(before, now, word);
      }
    }
    for (Map.Entry<SubmissionId, Submission> each : seen.entrySet()) {
      Submission now = office.submissions.find(each.getKey()).orElseThrow();
      if (!now.equals(each.getValue())) {
        changed(each.getValue(), now);
        each.setValue(now);
      }
    }
    List<RollUps.Dirty> marks = office.rollUps.dirty(Office.CAMPAIGN, Paper.FORM.value());
    if (!marks.equals(dirty)) {
      dirty = marks;
      unmarked();
    }
    List<MailOut.Mail> all = office.mail.sent();
    for (; mails < all.size(); mails++) {
      mailed(all.get(mails));
    }
  }

  /** What bears no mark is in the totals as it is now. */
  private void unmarked() {
    Map<UnitPath, Paper> current = new TreeMap<>();
    for (UnitPath unit : Office.LEAVES) {
      Pointer.Current counts = office.submissions.pointer(Office.duty(unit)).current();
      Sent file = counts == null ? null : sent.get(counts.submission());
      if (file != null && dirty.stream().noneMatch(mark -> mark.unit().equals(unit))) {
        current.put(unit, file.paper);
      }
    }
    Totalled totalled = new Totalled(office, current);
    current.keySet().forEach(totalled::node);
  }

  private void moved(Pointer before, Pointer now, @Nullable SubmissionId word) {
    Violation.unless(
        now.lastVersion() >= before.lastVersion() && now.decidedUpTo() >= before.decidedUpTo(),
        "a pointer goes back",
        now);
    Pointer.Current current = now.current();
    if (current != null && !current.equals(before.current())) {
      flipped(before, now, current);
    } else if (now.standing() != before.standing()) {
      Violation.unless(
          current != null && current.submission().equals(word),
          "a reviewer's word on a version nobody looked at",
          now);
    }
    if (now.standing() == Pointer.Standing.APPROVED) {
      approved.add(now.duty());
    }
  }

  private void flipped(Pointer before, Pointer now, Pointer.Current current) {
    Pointer.Current old = before.current();
    Violation.unless(
        old == null || old.version() < current.version(), "an older version replaces a newer", now);
    Violation.unless(
        before.standing() != Pointer.Standing.APPROVED, "an approved duty is replaced", now);
    Violation.unless(
        now.standing() == Pointer.Standing.OPEN, "what nobody looked at counts as looked at", now);
    Violation.unless(now.decidedUpTo() >= current.version(), "a flip that shuts out nothing", now);
    Sent file = sent.get(current.submission());
    Violation.unless(
        file != null && file.paper.isGood(), "what was not sent or has errors is current", now);
    if (file != null) {
      whole(now.duty(), current, file);
    }
    Violation.unless(
        office.rollUps.dirty(Office.CAMPAIGN, Paper.FORM.value()).stream()
            .anyMatch(mark -> mark.unit().equals(now.duty().unit())),
        "a flip without a dirty mark",
        now);
    Violation.unless(
        office.submissions.find(current.submission()).orElseThrow().state() == State.ACCEPTED,
        "current, but not accepted",
        now);
  }

  private void whole(DutyId duty, Pointer.Current current, Sent file) {
    for (int person : file.paper.persons()) {
      Violation.unless(
          office.archives.disbursements(key(person), Office.CAMPAIGN, Office.FUND).stream()
              .anyMatch(row -> row.duty().equals(duty) && row.version() == current.version()),
          "a current version without all its rows",
          current);
    }
    Violation.unless(
        office.figures.load(duty, current.version()).isPresent(),
        "a current version without figures",
        current);
    Violation.unless(
        current.late() == !file.complete.isBefore(DEADLINE), "late or in time wrongly", current);
  }

  private void changed(Submission before, Submission now) {
    Violation.unless(!before.state().isFinal(), "what has ended changes", now);
    Instant received = now.receivedAt();
    Violation.unless(
        before.receivedAt() == null || before.receivedAt().equals(received),
        "the moment of receiving changes",
        now);
    if (now.state().isFinal()) {
      Receipt receipt = office.outbox.find(now.id()).orElse(null);
      Violation.unless(
          receipt != null
              && receipt.number().equals(now.receipt())
              && receipt.outcome().state() == now.state(),
          "an outcome without its receipt",
          now);
      ended(now, Objects.requireNonNull(receipt).outcome());
    }
  }

  private void ended(Submission now, Outcome outcome) {
    Sent file = sent.get(now.id());
    Violation.unless(file != null, "an outcome of what was never sent", now);
    Pointer pointer = office.submissions.pointer(now.duty());
    boolean right =
        switch (outcome) {
          case Outcome.Accepted _ -> pointer.decidedUpTo() >= now.version();
          case Outcome.Rejected _ -> file != null && !file.paper.isGood();
          case Outcome.Superseded(Outcome.Why why) ->
              switch (why) {
                case NEWER -> pointer.decidedUpTo() >= now.version();
                case APPROVED -> approved.contains(now.duty());
                case UNCHANGED -> {
                  Pointer.Current current = pointer.current();
                  yield current != null
                      && current.valuesHash().equals(now.valuesHash())
                      && pointer.decidedUpTo() >= now.version();
                }
              };
        };
    Violation.unless(right, "an outcome for the wrong reason", outcome + " of " + now);
  }

  private void mailed(MailOut.Mail mail) {
    String number = mail.headers().get(NUMBER);
    Violation.unless(
        seen.values().stream().anyMatch(ended -> Objects.equals(ended.receipt(), number)),
        "a mail of no outcome, or with another number",
        String.valueOf(number));
  }

  /** When everything was delivered and the night has run. */
  void end() {
    look(null);
    for (SubmissionId id : sent.keySet()) {
      Submission now = office.submissions.find(id).orElseThrow();
      Violation.unless(now.state().isFinal(), "an upload without an outcome", now);
      Violation.unless(
          office.mail.sent().stream()
              .anyMatch(mail -> Objects.equals(mail.headers().get(NUMBER), now.receipt())),
          "an outcome nobody was told of",
          now);
    }
    Map<UnitPath, Paper> current = new TreeMap<>();
    for (UnitPath unit : Office.LEAVES) {
      newest(unit).ifPresent(paper -> current.put(unit, paper));
    }
    new Totalled(office, current).demand();
  }

  /** The newest good upload counts, but for those that came when the duty was approved. */
  private Optional<Paper> newest(UnitPath unit) {
    Optional<Sent> newest =
        sent.entrySet().stream()
            .filter(each -> each.getValue().unit.equals(unit) && each.getValue().paper.isGood())
            .filter(each -> !refusedAsApproved(each.getKey()))
            .map(Map.Entry::getValue)
            .max(Comparator.comparingLong(Sent::version));
    Pointer.Current current = office.submissions.pointer(Office.duty(unit)).current();
    Sent counts = current == null ? null : sent.get(current.submission());
    Violation.unless(
        Objects.equals(newest.map(Sent::paper).orElse(null), counts == null ? null : counts.paper),
        "not the newest upload counts",
        unit);
    return newest.map(Sent::paper);
  }

  private boolean refusedAsApproved(SubmissionId id) {
    return office
        .outbox
        .find(id)
        .filter(receipt -> receipt.outcome().equals(new Outcome.Superseded(Outcome.Why.APPROVED)))
        .isPresent();
  }

  private PersonKey key(int person) {
    return office.keys.person(Paper.number(person));
  }

  /** Everybody named on two current rosters or more → the units that name them. */
  static Map<Integer, Set<UnitPath>> twice(Map<UnitPath, Paper> current) {
    Map<Integer, Set<UnitPath>> units = new TreeMap<>();
    current.forEach((unit, paper) ->
        paper
            .persons()
            .forEach(person -> units.computeIfAbsent(person, any -> new TreeSet<>()).add(unit)));
    units.values().removeIf(all -> all.size() < 2);
    return units;
  }
}
