package org.nuanbao.functions.simulate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/**
 * What must be true, told from outside: who sent what, and what a reader sees after every single
 * call of a store. Knows nothing of how versions are published.
 */
final class Model {
  private static final String NUMBER = "X-Nuanbao-Receipt";

  private final SimulatedOffice office;
  private final Counts counts;
  private final Map<SubmissionId, Sent> sent = new LinkedHashMap<>();
  private final Map<SubmissionId, Submission> seen = new LinkedHashMap<>();
  private final Map<DutyId, Pointer> pointers = new LinkedHashMap<>();
  private List<RollUps.Dirty> dirty = List.of();
  private int mails;

  Model(SimulatedOffice office) {
    this.office = office;
    counts =
        switch (office.season.filing()) {
          case ROSTER -> new RosterCounts(office, sent);
          case VOUCHERS -> new VoucherCounts(office, sent);
        };
    SimulatedOffice.LEAVES.stream()
        .map(office::duty)
        .forEach(duty -> pointers.put(duty, Pointer.none(duty)));
  }

  /** A client has begun; whether the submission came to be it may never learn. */
  void begun(SubmissionId id) {
    office.submissions.find(id).ifPresent(opened -> seen.putIfAbsent(id, opened));
  }

  void acknowledged(Submission opened, SimulatedPaper paper, Instant complete) {
    UnitPath unit = opened.duty().unit();
    boolean fresh =
        sent.values().stream()
            .noneMatch(other -> other.unit().equals(unit) && other.version() == opened.version());
    Violation.unless(fresh, "two uploads of one version", opened.id());
    sent.put(opened.id(), new Sent(unit, opened.version(), paper, complete));
  }

  /**
   * After each call.
   *
   * @param word the version a reviewer has looked at, where the call was a reviewer's
   */
  void look(@Nullable SubmissionId word) {
    for (Map.Entry<DutyId, Pointer> each : pointers.entrySet()) {
      Pointer before = each.getValue();
      Pointer now = office.submissions.pointer(each.getKey());
      if (!now.equals(before)) {
        each.setValue(now);
        moved(before, now, word);
      }
    }
    counts.look();
    for (Map.Entry<SubmissionId, Submission> each : seen.entrySet()) {
      Submission now = office.submissions.find(each.getKey()).orElseThrow();
      if (!now.equals(each.getValue())) {
        changed(each.getValue(), now);
        each.setValue(now);
      }
    }
    List<RollUps.Dirty> marks = office.dirty();
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
    Map<UnitPath, SimulatedPaper> current = new TreeMap<>();
    for (UnitPath unit : SimulatedOffice.LEAVES) {
      if (dirty.stream().noneMatch(mark -> mark.unit().equals(unit))) {
        counts.seen(unit).ifPresent(paper -> current.put(unit, paper));
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
      replaced(before, now);
    } else if (now.standing() != before.standing()) {
      Violation.unless(
          current != null && current.submission().equals(word),
          "a reviewer's word on a version nobody looked at",
          now);
      Violation.unless(
          office.submissions.find(Objects.requireNonNull(word)).orElseThrow().state().isFinal(),
          "a reviewer's word on what is not decided yet",
          now);
    }
    counts.moved(before, now);
  }

  private void replaced(Pointer before, Pointer now) {
    Violation.unless(
        before.standing() != Pointer.Standing.APPROVED, "an approved duty is replaced", now);
    Violation.unless(
        now.standing() == Pointer.Standing.OPEN, "what nobody looked at counts as looked at", now);
    Violation.unless(
        office.dirty().stream().anyMatch(mark -> mark.unit().equals(now.duty().unit())),
        "a flip without a dirty mark",
        now);
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
      if (receipt == null
          || !receipt.number().equals(now.receipt())
          || receipt.outcome().state() != now.state()) {
        throw new Violation("an outcome without its receipt: " + now);
      }
      ended(now, receipt);
    }
  }

  private void ended(Submission now, Receipt receipt) {
    Sent file = sent.get(now.id());
    if (file == null) {
      throw new Violation("an outcome of what was never sent: " + now);
    }
    Outcome outcome = receipt.outcome();
    boolean right =
        file.paper().isGood()
            ? counts.isRight(now, outcome, receipt.lines())
            : outcome instanceof Outcome.Rejected;
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
    Map<UnitPath, SimulatedPaper> current = new TreeMap<>();
    for (UnitPath unit : SimulatedOffice.LEAVES) {
      Optional<SimulatedPaper> expected = counts.expected(unit);
      Violation.unless(expected.equals(counts.seen(unit)), "not the newest upload counts", unit);
      expected.ifPresent(paper -> current.put(unit, paper));
    }
    new Totalled(office, current).demand();
  }
}
