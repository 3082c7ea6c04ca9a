package org.nuanbao.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.submission.OpenSubmission.Reason;
import org.nuanbao.submission.Sweeps.SweepReport;

/**
 * Finds work that was left undone because events were lost, and sends those events again. It
 * decides nothing itself: each receiver looks at what is stored, and changes nothing if that is
 * final. So two sweeps may run at once, or one beside any worker, and a sweep may die at any point.
 * Each run looks at a bounded number of items; the next run continues after them.
 */
public final class Sweep {
  /** The most items of each kind that one run looks at. */
  static final int MOST = 500;

  /** A receipt is mailed within seconds, or the stream retries for minutes. */
  private static final Duration UNSENT_AFTER = Duration.ofMinutes(31);

  /** After this time, any worker that might still write rows of it has ended. */
  private static final Duration UNCLEARED_AFTER = Duration.ofDays(1);

  private final Submissions submissions;
  private final Originals originals;
  private final Arrivals arrivals;
  private final Handover handover;
  private final Outbox outbox;
  private final Mailbox mailbox;
  private final UnitLetters letters;
  private final Sweeps sweeps;
  private final OriginalsAudit unmatched;

  public Sweep(
      Submissions submissions,
      Originals originals,
      Arrivals arrivals,
      Handover handover,
      Outbox outbox,
      Mailbox mailbox,
      UnitLetters letters,
      Sweeps sweeps,
      OriginalsAudit unmatched) {
    this.submissions = submissions;
    this.originals = originals;
    this.arrivals = arrivals;
    this.handover = handover;
    this.outbox = outbox;
    this.mailbox = mailbox;
    this.letters = letters;
    this.sweeps = sweeps;
    this.unmatched = unmatched;
  }

  /**
   * Runs one sweep.
   *
   * @param machine now, by the machine's clock
   * @param business the same moment by the business clock
   * @param atOnce nothing is on its way: send events for all that is not done, however young and
   *     however many
   */
  public SweepReport run(Instant machine, Instant business, boolean atOnce) {
    SweepReport last = sweeps.last().orElse(SweepReport.NEVER);
    List<Submission> all = submissions.open();
    List<Submission> some = atOnce ? all : page(all, each -> each.id().value(), last.next().open());
    // If a round takes more than one run, a run may miss the hour at which an item is due.
    boolean whenever = atOnce || all.size() > MOST;
    Map<Reason, Integer> done = new EnumMap<>(Reason.class);
    List<String> gone = new ArrayList<>();
    for (Submission submission : some) {
      Duration stuckAfter = atOnce ? Duration.ZERO : OpenSubmission.STUCK_AFTER;
      OpenSubmission one = OpenSubmission.of(submission, originals, machine, business, stuckAfter);
      if (one.reason() == Reason.FILE_GONE) {
        gone.add(submission.id().value());
      }
      if (goesOn(one, machine, whenever)) {
        done.merge(one.reason(), 1, Integer::sum);
      }
    }
    int cleared = clear(business);
    int receipts =
        receipts(business, atOnce) + questions(business, atOnce) + letters(business, atOnce);
    OriginalsAudit.Found found = unmatched.look(last, gone);
    SweepReport.Counts counts =
        new SweepReport.Counts(
            some.size(),
            done.getOrDefault(Reason.NEVER_CAME, 0),
            done.getOrDefault(Reason.NOT_VALIDATED, 0),
            done.getOrDefault(Reason.NOT_CONVERTED, 0),
            cleared,
            receipts,
            found.originals(),
            found.records());
    String open = atOnce || some.size() < MOST ? "" : some.getLast().id().value();
    SweepReport swept =
        new SweepReport(
            machine,
            counts,
            found.withoutRecord(),
            found.withoutOriginal(),
            new SweepReport.Cursors(open, found.original(), found.record()));
    sweeps.save(swept);
    return swept;
  }

  /** Every submission that is not final, with the reason. */
  public List<OpenSubmission> unended(Instant machine, Instant business) {
    return submissions.open().stream()
        .map(open ->
            OpenSubmission.of(open, originals, machine, business, OpenSubmission.STUCK_AFTER))
        .map(one -> isFailing(one) ? one.failing() : one)
        .toList();
  }

  private boolean isFailing(OpenSubmission one) {
    return one.reason() == Reason.ON_ITS_WAY
        && submissions.lastFailure(one.submission().id()).isPresent();
  }

  /** Sends the event of a stuck submission again; false if no event would help. */
  public boolean sendAgain(OpenSubmission one) {
    return switch (one.reason()) {
      case NOT_VALIDATED -> {
        Originals.Stored original = one.original();
        if (original != null) {
          arrivals.again(original);
        }
        yield original != null;
      }
      case NOT_CONVERTED -> {
        handover.toConvert(one.submission().id());
        yield true;
      }
      case NO_FILE, NEVER_CAME, FILE_GONE, ON_ITS_WAY, FAILING -> false;
    };
  }

  private boolean goesOn(OpenSubmission one, Instant machine, boolean whenever) {
    return switch (one.reason()) {
      case NEVER_CAME -> submissions.giveUp(one.submission());
      case NOT_VALIDATED, NOT_CONVERTED -> {
        Originals.Stored original = one.original();
        boolean due = whenever || (original != null && due(original.at(), machine));
        yield due && sendAgain(one);
      }
      case NO_FILE, FILE_GONE, ON_ITS_WAY, FAILING -> false;
    };
  }

  /** Hands submissions to convert, which removes rows of versions that never became current. */
  private int clear(Instant business) {
    List<Submission> left =
        submissions.uncleared().stream()
            .filter(each -> isDue(each.receivedAt(), UNCLEARED_AFTER, business))
            .limit(MOST)
            .toList();
    left.forEach(each -> handover.toConvert(each.id()));
    return left.size();
  }

  private int receipts(Instant business, boolean atOnce) {
    return again(
        outbox.unsent(), Receipt::at, atOnce, business, lost -> outbox.again(lost, business));
  }

  private int questions(Instant business, boolean atOnce) {
    return again(
        mailbox.unasked(),
        SetAside::at,
        atOnce,
        business,
        lost -> mailbox.again(lost.mail(), business));
  }

  private int letters(Instant business, boolean atOnce) {
    return again(
        letters.unsent(),
        UnitLetter::at,
        atOnce,
        business,
        lost -> letters.again(lost.number(), business));
  }

  private static <T> int again(
      List<T> unsent,
      Function<T, Instant> since,
      boolean atOnce,
      Instant business,
      Consumer<T> send) {
    List<T> lost =
        unsent.stream()
            .filter(each -> atOnce || isDue(since.apply(each), UNSENT_AFTER, business))
            .limit(atOnce ? Long.MAX_VALUE : MOST)
            .toList();
    lost.forEach(send);
    return lost.size();
  }

  private static boolean isDue(@Nullable Instant since, Duration after, Instant now) {
    return since != null && since.plus(after).isBefore(now) && due(since, now);
  }

  /**
   * Whether it is time to send an event: in hours 0, 1, 2, 4, 8 and 16, then once a day. What
   * cannot be done would fill the dead letters if it were sent every hour.
   */
  static boolean due(Instant since, Instant now) {
    long hours = Duration.between(since, now).toHours();
    return Long.bitCount(hours) <= 1 || hours % 24 == 0;
  }

  /** The next items in the order of their keys; starts again from the first if none is left. */
  static <T> List<T> page(List<T> all, Function<T, String> key, String after) {
    return all.stream()
        .filter(each -> key.apply(each).compareTo(after) > 0)
        .sorted(Comparator.comparing(key))
        .limit(MOST)
        .toList();
  }
}
