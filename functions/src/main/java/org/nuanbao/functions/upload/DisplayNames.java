package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;

/** Names the states of duties and submissions as officers see them. */
@Singleton
public final class DisplayNames {
  /** The state of a submission whose file never came. */
  public static final String EXPIRED = "expired";

  /** Extra time: a file may be under way when its address expires, and its event may be late. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final BusinessClock clock;
  private final Duration validFor;

  DisplayNames(BusinessClock clock, @Value("${nuanbao.upload.valid-for}") Duration validFor) {
    this.clock = clock;
    this.validFor = validFor;
  }

  /**
   * A duty's state.
   *
   * @param last the submission opened last, if one was
   */
  public String state(Pointer pointer, @Nullable Submission last) {
    return switch (pointer.standing()) {
      case APPROVED -> "approved";
      case RETURNED -> "returned";
      case OPEN ->
          pointer.current() != null ? "accepted" : last == null ? "missing" : unaccepted(last);
    };
  }

  /**
   * A duty's state for who files it: what is under way or was rejected comes before what stands,
   * unless it is approved.
   *
   * @param last the submission opened last, if one was
   */
  public String newest(Pointer pointer, @Nullable Submission last) {
    if (last == null || pointer.standing() == Pointer.Standing.APPROVED) {
      return state(pointer, last);
    }
    boolean newer = pointer.current() == null || last.version() > pointer.current().version();
    String unaccepted = unaccepted(last);
    return newer && last.state() != State.SUPERSEDED && !unaccepted.equals("missing")
        ? unaccepted
        : state(pointer, last);
  }

  private String unaccepted(Submission last) {
    return switch (last.state()) {
      case AWAITING ->
          isExpired(last) ? "missing" : last.receivedAt() == null ? "awaiting" : "sent";
      case VALIDATED, ACCEPTED, SUPERSEDED -> "sent";
      case REJECTED -> "rejected";
    };
  }

  /** A submission's state; {@code expired} if its file never came. */
  public String state(Submission submission) {
    return isExpired(submission) ? EXPIRED : submission.state().name().toLowerCase(Locale.ROOT);
  }

  private boolean isExpired(Submission submission) {
    return submission.state() == State.AWAITING
        && submission.receivedAt() == null
        && submission.openedAt().plus(validFor).plus(GRACE).isBefore(clock.at(Instant.now()));
  }
}
