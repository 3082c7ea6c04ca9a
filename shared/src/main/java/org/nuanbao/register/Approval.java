package org.nuanbao.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/**
 * The reviewer's decision on a duty. If the form pays, each person of the version is claimed first,
 * and the approval holds only with all of them: nobody is approved twice from one fund. A request
 * that dies midway leaves claims of a duty that is not approved. Repeating it continues with these
 * claims; giving the duty back releases them.
 */
public final class Approval {
  /** The most persons newly claimed in one request, which has to answer within seconds. */
  static final int MOST = 10_000;

  private final Submissions submissions;
  private final Readings readings;
  private final Keys keys;
  private final Claims claims;

  public Approval(Submissions submissions, Readings readings, Keys keys, Claims claims) {
    this.submissions = submissions;
    this.readings = readings;
    this.keys = keys;
    this.claims = claims;
  }

  /** The result of a reviewer's approval. */
  public sealed interface Answer {
    /** How the duty stands now. */
    record Stands(Pointer pointer) implements Answer {}

    /** Somebody on the list is paid by another duty; nothing was approved. */
    record PaidElsewhere() implements Answer {}

    /** Only some persons are claimed so far; the same request again continues. */
    record Unfinished() implements Answer {}
  }

  /**
   * Approves the version that the reviewer saw. Repeating the call changes nothing.
   *
   * @throws IllegalStateException if nothing is current that could be approved
   */
  public Answer approve(Duty duty, SubmissionId seen, String by, Instant at) {
    if (duty.paying().isEmpty()) {
      return new Answer.Stands(submissions.approve(duty.id(), seen, by, at));
    }
    Pointer now = submissions.pointer(duty.id());
    if (now.current() == null) {
      throw new IllegalStateException("nothing is current for " + duty.id().key());
    }
    // If the current version changes after this line, nobody on it is claimed; a repeat claims
    // them.
    if (!isCurrent(now, seen) || now.standing() == Pointer.Standing.APPROVED) {
      return new Answer.Stands(now);
    }
    Rows rows = rows(duty, seen);
    long attempt = claims.begin(duty.id(), seen);
    switch (take(duty, attempt, rows)) {
      case ALL -> {}
      case SOME -> {
        return new Answer.Unfinished();
      }
      case OTHERS -> {
        return letGo(duty)
            ? new Answer.PaidElsewhere()
            : new Answer.Stands(submissions.pointer(duty.id()));
      }
    }
    Pointer said = submissions.approve(duty.id(), seen, attempt, by, at);
    if (isCurrent(said, seen) && said.standing() == Pointer.Standing.APPROVED) {
      release(duty, claims.before(duty.id(), attempt));
    } else {
      letGo(duty);
    }
    return new Answer.Stands(said);
  }

  /**
   * Gives back the version that the reviewer saw, and releases the claims of its persons. Repeating
   * the call changes nothing.
   *
   * @throws IllegalStateException if nothing is current that could be given back
   */
  public Pointer giveBack(
      Duty duty, SubmissionId seen, @Nullable UnitLetter letter, String by, Instant at) {
    Pointer said = submissions.giveBack(duty.id(), seen, letter, by, at);
    if (duty.paying().isPresent()
        && isCurrent(said, seen)
        && said.standing() == Pointer.Standing.RETURNED) {
      letGo(duty);
    }
    return said;
  }

  private enum Progress {
    ALL,
    /** As many as one request may take. */
    SOME,
    /** Somebody belongs to another duty. */
    OTHERS
  }

  /** Claims the first person alone: of several duties with the same persons one then succeeds. */
  private Progress take(Duty duty, long attempt, Rows rows) {
    List<PersonKey> persons =
        rows.persons().stream().sorted(Comparator.comparing(PersonKey::value)).toList();
    int newly = 0;
    int from = 0;
    while (from < persons.size()) {
      if (newly >= MOST) {
        return Progress.SOME;
      }
      int to = from == 0 ? 1 : Math.min(from + Rows.CHUNK, persons.size());
      Claims.Taken taken = claims.take(duty.id(), attempt, rows.fund(), persons.subList(from, to));
      if (!taken.others().isEmpty()) {
        return Progress.OTHERS;
      }
      newly += taken.newly();
      from = to;
    }
    return Progress.ALL;
  }

  /** Releases the duty's claims; false if it is approved by now, as another request used them. */
  private boolean letGo(Duty duty) {
    return claims
        .end(duty.id())
        .map(left -> {
          release(duty, left);
          return true;
        })
        .orElse(false);
  }

  private void release(Duty duty, Claims.Ended left) {
    for (SubmissionId version : left.versions()) {
      Rows rows = rows(duty, version);
      rows.inChunks(some -> claims.release(duty.id(), left.upTo(), rows.fund(), some));
    }
    claims.released(duty.id(), left);
  }

  /** The rows of a version that is or was current, of a duty that pays. */
  private Rows rows(Duty duty, SubmissionId version) {
    Submission submission = submissions.find(version).orElseThrow();
    return Rows.of(submission, duty.paying().orElseThrow(), readings.load(version), keys);
  }

  private static boolean isCurrent(Pointer pointer, SubmissionId seen) {
    Pointer.Current current = pointer.current();
    return current != null && current.submission().equals(seen);
  }
}
