package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.Completeness;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Subjects.Part;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Submissions.Flip;
import org.nuanbao.submission.UnitLetters;

/** What the scenarios with a rival are built from. */
abstract class Rivals {
  static final String SUBJECT = "0".repeat(64);

  /** Lets a rival act just before the next write. */
  protected abstract void before(Runnable rival);

  protected abstract Submissions submissions();

  protected abstract Subjects subjects();

  protected abstract Outbox outbox();

  protected abstract UnitLetters letters();

  protected abstract RollUps rollUps();

  protected abstract Amounts amounts();

  /** The items below a partition key, each by its sort key. */
  protected abstract Map<String, String> items(String pk);

  /**
   * A worker is about to store how it decided a part. In between, another worker of the same
   * submission decides it differently, because the reviewer's word has changed.
   */
  End decidedByTwo(String values, boolean approvedFirst) {
    DutyId duty = Given.duty();
    Submission first = ended(duty);
    Submission mine = Given.validated(submissions(), duty);
    Consumer<Boolean> say =
        approve -> {
          if (approve) {
            submissions().approve(duty, first.id(), "r", MORNING);
          } else {
            submissions().giveBack(duty, first.id(), "r", MORNING);
          }
        };
    say.accept(approvedFirst);
    before(() -> {
      say.accept(!approvedFirst);
      subjects().decide(mine, part(SUBJECT, values), Given.current(mine));
      if (approvedFirst) {
        subjects().finish(mine, Given.accepted(mine));
        submissions().approve(duty, mine.id(), "r", MORNING);
      } else {
        say.accept(false);
      }
    });
    End mineEnded = subjects().decide(mine, part(SUBJECT, values), Given.current(mine));
    assertThat(subjects().end(mine.id(), SUBJECT)).contains(mineEnded);
    return mineEnded;
  }

  static NodeTotal node(String name) {
    Completeness nobody =
        new Completeness(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());
    return new NodeTotal(new UnitPath("/city/"), name, Totals.NONE, nobody, null);
  }

  static Receipt renumbered(Receipt one) {
    return new Receipt(
        "another",
        one.submission(),
        one.duty(),
        one.at(),
        one.formTitle(),
        one.unit(),
        one.to(),
        one.file(),
        one.outcome(),
        one.lines());
  }

  /** Opens a submission just after a rival has opened one with the same id. */
  Submission openedBefore(DutyId mine, DutyId rivals) {
    SubmissionId id = Given.id();
    before(() -> submissions().open(id, rivals, Given.file(), "filler", MORNING));
    return submissions().open(id, mine, Given.file(), "filler", MORNING);
  }

  Submission flipped(DutyId duty) {
    Submission mine = Given.validated(submissions(), duty);
    Given.flip(submissions(), mine);
    return mine;
  }

  /** A submission of one part, which counts, that has ended. */
  Submission ended(DutyId duty) {
    Submission mine = Given.validated(submissions(), duty);
    decide(mine, "a");
    subjects().finish(mine, Given.accepted(mine));
    return mine;
  }

  End decide(Submission mine, String values) {
    return subjects().decide(mine, part(SUBJECT, values), Given.current(mine));
  }

  static Part part(String subject, String values) {
    return new Part(subject, 1, values.repeat(64));
  }

  void reject(Submission mine) {
    submissions().reject(mine, Given.receipt(mine, new Outcome.Rejected()));
  }

  Flip supersede(Submission mine, Pointer seen, Outcome.Why why) {
    return submissions().supersede(mine, seen, Given.superseded(mine, why));
  }

  Submission stored(Submission mine) {
    return submissions().find(mine.id()).orElseThrow();
  }

  Pointer pointer(DutyId duty) {
    return submissions().pointer(duty);
  }

  List<RollUps.Dirty> dirty(DutyId duty) {
    return rollUps().dirty(duty.campaign(), Given.FORM);
  }

  long audits(String pk) {
    return items(pk).keySet().stream().filter(sk -> sk.startsWith("AUDIT#")).count();
  }

  static String of(Submission mine) {
    return "SUBMISSION#" + mine.id();
  }
}
