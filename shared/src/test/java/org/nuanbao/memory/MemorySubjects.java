package org.nuanbao.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Subjects' pointers in memory, under the lock of the submissions they belong to. */
public final class MemorySubjects implements Subjects {
  private record Place(DutyId duty, String subject) {}

  private record Decision(SubmissionId submission, String subject) {}

  private final MemorySubmissions submissions;
  private final Map<Place, Current> pointers = new HashMap<>();
  private final Map<Place, Long> decidedUpTo = new HashMap<>();
  private final Map<DutyId, List<Current>> turned = new HashMap<>();
  private final Map<Decision, End> ends = new HashMap<>();

  public MemorySubjects(MemorySubmissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public End decide(Submission submission, Part part, Pointer.Current whole) {
    synchronized (submissions) {
      Decision decision = new Decision(submission.id(), part.subject());
      @Nullable End before = ends.get(decision);
      if (before != null && submissions.demands(Guard.PART_DECIDED_ONCE)) {
        return before;
      }
      End end = decideFirst(submission, part, whole);
      submissions.together(Guard.END_WITH_PART, () -> ends.put(decision, end));
      return end;
    }
  }

  private End decideFirst(Submission submission, Part part, Pointer.Current whole) {
    Place place = new Place(submission.duty(), part.subject());
    @Nullable Current before = pointers.get(place);
    if (decidedUpTo.getOrDefault(place, 0L) >= submission.version()
        && submissions.demands(Guard.PART_UNLESS_NEWER_DECIDED)) {
      return End.NEWER;
    }
    if (submissions.pointer(submission.duty()).standing() == Pointer.Standing.APPROVED
        && submissions.demands(Guard.PART_UNLESS_APPROVED)) {
      return End.APPROVED;
    }
    boolean same = before != null && before.valuesHash().equals(part.valuesHash());
    if (submissions.demands(same ? Guard.UNCHANGED_PART_DECIDES : Guard.PART_DECIDES)) {
      decidedUpTo.put(place, submission.version());
    }
    if (same) {
      return End.UNCHANGED;
    }
    Current now =
        new Current(
            part.subject(),
            submission.id(),
            submission.version(),
            part.number(),
            part.valuesHash(),
            whole.receivedAt(),
            whole.late());
    pointers.put(place, now);
    turned.computeIfAbsent(submission.duty(), duty -> new ArrayList<>()).add(now);
    submissions.partBecameCurrent(submission.duty(), whole);
    return End.CURRENT;
  }

  @Override
  public Optional<End> end(SubmissionId submission, String subject) {
    synchronized (submissions) {
      return Optional.ofNullable(ends.get(new Decision(submission, subject)));
    }
  }

  @Override
  public List<End> ends(SubmissionId submission) {
    synchronized (submissions) {
      return ends.entrySet().stream()
          .filter(entry -> entry.getKey().submission().equals(submission))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  @Override
  public List<Current> current(DutyId duty) {
    synchronized (submissions) {
      return pointers.entrySet().stream()
          .filter(entry -> entry.getKey().duty().equals(duty))
          .map(Map.Entry::getValue)
          .sorted(Comparator.comparing(Current::subject))
          .toList();
    }
  }

  @Override
  public List<Current> currentAt(DutyId duty, Instant at) {
    synchronized (submissions) {
      SortedMap<String, Current> then = new TreeMap<>();
      turned.getOrDefault(duty, List.of()).stream()
          .filter(part -> !part.receivedAt().isAfter(at))
          .sorted(Comparator.comparingLong(Current::version))
          .forEach(part -> then.put(part.subject(), part));
      return List.copyOf(then.values());
    }
  }

  @Override
  public void finish(Submission submission, Receipt receipt) {
    submissions.finish(submission.id(), receipt);
  }
}
