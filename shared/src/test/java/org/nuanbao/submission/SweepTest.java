package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.memory.SampleCampaign.IN_TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryMailbox;
import org.nuanbao.memory.MemoryOriginals;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.MemorySweeps;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Sweeps.SweepReport;

/** What events that were lost have left lying is found, sent on its way again, and told of. */
class SweepTest {
  private static final byte[] FILE = {1};
  private static final DutyId DUTY = SampleCampaign.duty(SampleCampaign.ROSTER, "one");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofDays(2).plus(HOUR.dividedBy(2));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemorySubmissions submissions = new MemorySubmissions(outbox, new MemoryRollUps());
  private final MemoryOriginals originals = new MemoryOriginals();
  private final MemorySweeps sweeps = new MemorySweeps();
  private final MemoryMailbox mailbox = new MemoryMailbox();
  private final Campaigns campaigns = SampleCampaign.campaigns();
  private final List<String> toValidate = new ArrayList<>();
  private final List<String> toConvert = new ArrayList<>();

  @Test
  void anUploadThatNeverCameIsGivenUpOnceNothingCanComeAnyMore() {
    Submission waiting = opened("s1");

    assertThat(after(Duration.ofHours(23)).counts().givenUp()).isZero();
    assertThat(submissions.open()).containsExactly(waiting);

    assertThat(after(LONG).counts().givenUp()).isEqualTo(1);
    assertThat(submissions.open()).isEmpty();
    assertThat(after(LONG.plus(HOUR)).counts())
        .isEqualTo(new SweepReport.Counts(0, 0, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void aFileThatComesAfterItWasGivenUpIsTakenAllTheSame() {
    Submission late = opened("s1");
    after(LONG);
    originals.put(late, FILE, IN_TIME.plus(LONG));
    submissions.received(late.id(), IN_TIME.plus(LONG));

    assertThat(after(LONG.plus(HOUR)).counts().toValidate()).isEqualTo(1);
    assertThat(toValidate).containsExactly(originals.key(late));
  }

  @Test
  void anUploadWhoseEventWasLostIsToldOfAgain() {
    Submission sent = opened("s1");
    originals.put(sent, FILE, IN_TIME);

    assertThat(after(Duration.ofMinutes(30)).counts().toValidate()).isZero();
    assertThat(after(Duration.ofMinutes(40)).counts().toValidate()).isEqualTo(1);
    assertThat(toValidate).containsExactly(originals.key(sent));
    assertThat(submissions.open()).as("nothing decided").containsExactly(sent);
  }

  @Test
  void whatWasValidatedAndNotConvertedIsHandedOverAgain() {
    Submission validated = validated("s1");

    assertThat(after(HOUR).counts().toConvert()).isEqualTo(1);
    assertThat(toConvert).containsExactly("s1");
    assertThat(sweep().unended(IN_TIME.plus(HOUR), IN_TIME.plus(HOUR)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.submission()).isEqualTo(validated);
          assertThat(one.reason()).isEqualTo(OpenSubmission.Reason.NOT_CONVERTED);
        });
  }

  @Test
  void whatIsTriedAgainByItselfIsStuckAndNotSentAgain() {
    Submission validated = validated("s1");
    submissions.tryFailed(validated.id(), IN_TIME);

    assertThat(sweep().unended(IN_TIME.plusSeconds(90), IN_TIME.plusSeconds(90)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.reason()).isEqualTo(OpenSubmission.Reason.FAILING);
          assertThat(one.reason().isStuck()).isTrue();
          assertThat(sweep().sendAgain(one)).isFalse();
        });
    assertThat(toConvert).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsToldOfSeldomerEachTime() {
    originals.put(opened("s1"), FILE, IN_TIME);

    for (int hour = 1; hour <= 72; hour++) {
      after(HOUR.multipliedBy(hour).plusMinutes(5));
    }

    assertThat(toValidate).as("1, 2, 4, 8, 16, 24, 32, 48, 64, 72").hasSize(10);
  }

  @Test
  void atAStartWhatIsYoungIsToldOfToo() {
    originals.put(opened("s1"), FILE, IN_TIME);
    ended("s2");

    SweepReport swept = sweep().run(IN_TIME, IN_TIME, true);

    assertThat(swept.counts().toValidate()).isEqualTo(1);
    assertThat(swept.counts().receipts()).isEqualTo(1);
    assertThat(swept.counts().givenUp()).isZero();
  }

  @Test
  void aReceiptThatTheStreamLostIsAskedForAgain() {
    Submission ended = ended("s1");

    assertThat(after(Duration.ofMinutes(10)).counts().receipts()).isZero();
    assertThat(after(HOUR).counts().receipts()).isEqualTo(1);
    assertThat(outbox.asked()).containsExactly(ended.id());

    outbox.sent(outbox.all().getFirst(), IN_TIME.plus(HOUR));
    assertThat(after(HOUR).counts().receipts()).isZero();
  }

  @Test
  void whatWasSupersededIsHandedOverUntilNothingOfItIsLeft() {
    Submission old = validated("s1");
    submissions.supersede(
        old, submissions.pointer(DUTY), receipts().superseded(old, Outcome.Why.NEWER));

    assertThat(after(HOUR).counts().toClear()).as("somebody may still be writing").isZero();
    assertThat(after(LONG).counts().toClear()).isEqualTo(1);
    assertThat(toConvert).containsExactly("s1");
    submissions.cleared(old.id());
    assertThat(after(LONG).counts().toClear()).isZero();
  }

  @Test
  void originalsWithoutARecordAreReportedUntilSomebodyHasLooked() {
    originals.keep("winter/nobodys", IN_TIME);
    originals.put(validated("s1"), FILE, IN_TIME);

    assertThat(after(HOUR).withoutRecord()).containsExactly("winter/nobodys");
    assertThat(after(HOUR).withoutRecord()).containsExactly("winter/nobodys");
    assertThat(originals.stored("winter/nobodys")).as("evidence").isPresent();

    originals.remove("winter/nobodys");
    assertThat(after(HOUR).withoutRecord()).isEmpty();
  }

  @Test
  void recordsWithoutAnOriginalAreReported() {
    Submission current = current("s1");
    assertThat(after(HOUR).withoutOriginal()).isEmpty();

    originals.remove(originals.key(current));

    assertThat(after(HOUR).withoutOriginal()).containsExactly("s1");
    originals.put(current, FILE, IN_TIME);
    assertThat(after(HOUR).withoutOriginal()).isEmpty();
  }

  @Test
  void anUploadInWorkWhoseFileIsGoneIsReported() {
    Submission validated = validated("s1");
    originals.remove(originals.key(validated));

    assertThat(after(HOUR).withoutOriginal()).containsExactly("s1");
    assertThat(submissions.open()).as("not given up").containsExactly(validated);
  }

  @Test
  void aFileThatIsStillBeingPutIsNotReportedAsGone() {
    Submission coming = opened("s1");
    submissions.received(coming.id(), IN_TIME);

    assertThat(after(Duration.ofMinutes(30)).withoutOriginal()).isEmpty();
    assertThat(after(HOUR).withoutOriginal()).containsExactly("s1");
  }

  @Test
  void oneRunIsBoundedAndTheNextGoesOnBehindIt() {
    for (int i = 0; i < Sweep.MOST + 20; i++) {
      originals.keep("winter/%04d".formatted(i), IN_TIME);
      originals.put(opened("s%04d".formatted(i)), FILE, IN_TIME);
    }

    SweepReport first = after(HOUR);
    SweepReport second = after(HOUR);

    assertThat(first.counts().open()).isEqualTo(Sweep.MOST);
    assertThat(second.counts().open()).isEqualTo(20);
    assertThat(toValidate).doesNotHaveDuplicates().hasSize(Sweep.MOST + 20);
    assertThat(first.counts().originals()).isEqualTo(Sweep.MOST);
    assertThat(after(HOUR).counts().open()).as("and from the start again").isEqualTo(Sweep.MOST);
  }

  @Test
  void theFormsBehindOneOfManyDutiesAreLookedAtToo() {
    for (int i = 0; i < Sweep.MOST + 20; i++) {
      opened("a%04d".formatted(i), SampleCampaign.duty(SampleCampaign.STATISTICS, "unit" + i));
    }
    Submission lost = current("s1");
    originals.remove(originals.key(lost));

    assertThat(after(HOUR).counts().records()).isEqualTo(Sweep.MOST);
    SweepReport second = after(HOUR);
    assertThat(second.counts().records()).as("20 of the first form, the other").isEqualTo(21);
    assertThat(second.withoutOriginal()).containsExactly("s1");
    assertThat(after(HOUR).counts().records()).as("and from the start again").isEqualTo(Sweep.MOST);
  }

  @Test
  void ofMoreThanOneRunLooksAtEachIsToldWhateverTheHour() {
    for (int i = 0; i < Sweep.MOST + 20; i++) {
      originals.put(opened("s%04d".formatted(i)), FILE, IN_TIME);
    }
    Duration between = HOUR.multipliedBy(3);

    after(between);
    after(between);

    assertThat(toValidate).doesNotHaveDuplicates().hasSize(Sweep.MOST + 20);
    assertThat(sweep().run(IN_TIME, IN_TIME, true).counts().toValidate())
        .as("at a start all of them")
        .isEqualTo(Sweep.MOST + 20);
  }

  @Test
  void aQuestionThatWasNotAskedIsToldOfAgain() {
    MailId mail = new MailId("m1");
    mailbox.setAside(
        new SetAside(
            mail,
            IN_TIME,
            List.of(),
            List.of(SetAside.Entry.of(SetAside.Why.NO_FILE)),
            new SetAside.Reply("one@example.org", null, "报表")));
    assertThat(after(Duration.ofMinutes(5)).counts().receipts()).as("too young").isZero();
    assertThat(after(HOUR).counts().receipts()).isEqualTo(1);
    assertThat(mailbox.again()).containsExactly(mail);
    mailbox.asked(mail, IN_TIME);
    assertThat(after(HOUR).counts().receipts()).isZero();
  }

  private SweepReport after(Duration time) {
    return sweep().run(IN_TIME.plus(time), IN_TIME.plus(time), false);
  }

  private Sweep sweep() {
    return new Sweep(
        submissions,
        originals,
        original -> toValidate.add(original.key()),
        id -> toConvert.add(id.value()),
        outbox,
        mailbox,
        outbox.letters(),
        sweeps,
        new OriginalsAudit(submissions, originals, campaigns));
  }

  private Receipts receipts() {
    return new Receipts(new Duties(campaigns, MemoryExtensions.none()));
  }

  private Submission opened(String id) {
    return opened(id, DUTY);
  }

  private Submission opened(String id, DutyId duty) {
    return submissions.open(
        new SubmissionId(id), duty, SampleCampaign.file("表.xlsx"), "one", IN_TIME);
  }

  private Submission validated(String id) {
    Submission opened = opened(id);
    originals.put(opened, FILE, IN_TIME);
    submissions.received(opened.id(), IN_TIME);
    return submissions.validated(opened.id(), "ab".repeat(32));
  }

  private Submission ended(String id) {
    Submission validated = validated(id);
    submissions.reject(validated, receipts().rejected(validated, List.of()));
    return validated;
  }

  private Submission current(String id) {
    Submission validated = validated(id);
    Instant at = IN_TIME;
    submissions.flip(
        validated,
        submissions.pointer(validated.duty()),
        new Pointer.Current(validated.id(), validated.version(), "ab".repeat(32), at, false),
        receipts().accepted(validated, false, List.of()));
    return validated;
  }
}
