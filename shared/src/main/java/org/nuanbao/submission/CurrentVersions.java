package org.nuanbao.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.DutyId;

/**
 * Which versions count, each pointer and each place of the index read once: for all readings that
 * are judged together.
 */
public final class CurrentVersions {
  private final Submissions submissions;
  private final Subjects subjects;
  private final Map<DutyId, Long> duties = new HashMap<>();
  private final Map<DutyId, Map<String, Long>> parts = new HashMap<>();
  private final Map<String, List<FactIndex.Entry>> places = new HashMap<>();

  CurrentVersions(Submissions submissions, Subjects subjects) {
    this.submissions = submissions;
    this.subjects = subjects;
  }

  List<FactIndex.Entry> all(String place, FactIndex index) {
    return places.computeIfAbsent(place, name -> index.find(name, ""));
  }

  /** Whether the entry's version is the current one of its duty, or of its subject. */
  boolean counts(FactIndex.Entry entry) {
    return entry.subject().isEmpty()
        ? duties.computeIfAbsent(entry.duty(), this::version) == entry.version()
        : parts.computeIfAbsent(entry.duty(), this::versions).getOrDefault(entry.subject(), 0L)
            == entry.version();
  }

  /** Whether the duty has a current version. */
  boolean hasCurrent(DutyId duty) {
    return duties.computeIfAbsent(duty, this::version) > 0;
  }

  /** 0, which no version has, where none is current. */
  private long version(DutyId duty) {
    Pointer.Current current = submissions.pointer(duty).current();
    return current == null ? 0 : current.version();
  }

  private Map<String, Long> versions(DutyId duty) {
    Map<String, Long> versions = new HashMap<>();
    subjects.current(duty).forEach(part -> versions.put(part.subject(), part.version()));
    return versions;
  }
}
