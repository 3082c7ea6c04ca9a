package org.nuanbao.functions.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;

/** Of a roster one version counts: the newest good one that did not come after the approval. */
final class RosterCounts implements Counts {
  private final SimulatedOffice office;
  private final Map<SubmissionId, Sent> sent;

  RosterCounts(SimulatedOffice office, Map<SubmissionId, Sent> sent) {
    this.office = office;
    this.sent = sent;
  }

  @Override
  public void look() {
    // One call turns the pointer, and with it everything.
  }

  @Override
  public void moved(Pointer before, Pointer now) {
    Pointer.Current current = now.current();
    if (current == null || current.equals(before.current())) {
      return;
    }
    Pointer.Current old = before.current();
    Violation.unless(
        old == null || old.version() < current.version(), "an older version replaces a newer", now);
    Violation.unless(
        old == null || !old.valuesHash().equals(current.valuesHash()),
        "a version is replaced by the same",
        now);
    Violation.unless(now.decidedUpTo() >= current.version(), "a flip that shuts out nothing", now);
    Sent file = sent.get(current.submission());
    if (file == null || !file.paper().isGood()) {
      throw new Violation("what was not sent or has errors is current: " + now);
    }
    whole(now.duty(), current, file);
    Violation.unless(
        office.submissions.find(current.submission()).orElseThrow().state() == State.ACCEPTED,
        "current, but not accepted",
        now);
  }

  private void whole(DutyId duty, Pointer.Current current, Sent file) {
    for (int person : file.paper().persons()) {
      Violation.unless(
          office
              .archives
              .disbursements(
                  office.keys.person(SimulatedFiling.number(person)),
                  SimulatedOffice.CAMPAIGN,
                  SimulatedOffice.FUND)
              .stream()
              .anyMatch(row -> row.duty().equals(duty) && row.version() == current.version()),
          "a current version without all its rows",
          current);
    }
    Violation.unless(
        office.figures.load(duty, current.version()).isPresent(),
        "a current version without figures",
        current);
    Violation.unless(
        current.late() == office.season.isLate(file.complete()),
        "late or in time wrongly",
        current);
  }

  @Override
  public boolean isRight(Submission ended, Outcome outcome, List<String> told) {
    Pointer pointer = office.submissions.pointer(ended.duty());
    boolean approved = pointer.standing() == Pointer.Standing.APPROVED;
    return switch (outcome) {
      case Outcome.Accepted _ -> pointer.decidedUpTo() >= ended.version();
      case Outcome.Rejected _, Outcome.Failed _ -> false;
      case Outcome.Superseded(Outcome.Why why) ->
          switch (why) {
            case NEWER -> pointer.decidedUpTo() >= ended.version();
            case APPROVED -> approved;
            case UNCHANGED -> {
              Pointer.Current current = pointer.current();
              boolean returned = pointer.standing() == Pointer.Standing.RETURNED;
              yield current != null
                  && current.valuesHash().equals(ended.valuesHash())
                  && pointer.decidedUpTo() >= ended.version()
                  && !approved
                  && returned == told.stream().anyMatch(line -> line.contains("仍是退回状态"));
            }
          };
    };
  }

  @Override
  public Optional<SimulatedPaper> seen(UnitPath unit) {
    Pointer.Current current = office.submissions.pointer(office.duty(unit)).current();
    return current == null
        ? Optional.empty()
        : Optional.ofNullable(sent.get(current.submission())).map(Sent::paper);
  }

  @Override
  public Optional<SimulatedPaper> expected(UnitPath unit) {
    return sent.entrySet().stream()
        .filter(each -> each.getValue().unit().equals(unit) && each.getValue().paper().isGood())
        .filter(each -> !cameAfterTheApproval(each.getKey()))
        .map(Map.Entry::getValue)
        .max(Comparator.comparingLong(Sent::version))
        .map(Sent::paper);
  }

  private boolean cameAfterTheApproval(SubmissionId id) {
    return office
        .outbox
        .find(id)
        .filter(receipt -> receipt.outcome().equals(new Outcome.Superseded(Outcome.Why.APPROVED)))
        .isPresent();
  }
}
