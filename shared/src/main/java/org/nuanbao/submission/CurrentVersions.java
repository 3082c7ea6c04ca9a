package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;

/**
 * Which versions count. A duty has the one that its pointer names; cards and vouchers, which come
 * one by one, have one for each subject. One object serves what is judged or searched together: for
 * the question whether a version counts, it reads each pointer and each place of the index only
 * once.
 */
public final class CurrentVersions {
  private final Submissions submissions;
  private final Subjects subjects;
  private final Map<DutyId, Long> duties = new ConcurrentHashMap<>();
  private final Map<DutyId, Map<String, Long>> parts = new ConcurrentHashMap<>();
  private final Map<String, List<FactIndex.Entry>> places = new ConcurrentHashMap<>();

  public CurrentVersions(Submissions submissions, Subjects subjects) {
    this.submissions = submissions;
    this.subjects = subjects;
  }

  /**
   * The versions that count for a duty: one, or one for each card or voucher, sorted by subject.
   *
   * @param pointer the duty's, just read
   */
  public List<Subjects.Current> of(Form form, Pointer pointer) {
    Pointer.Current current = pointer.current();
    return current == null
        ? List.of()
        : form instanceof Single
            ? subjects.current(pointer.duty())
            : List.of(Subjects.Current.whole(current));
  }

  /** The versions that counted for a duty at a business moment of the past. */
  public List<Subjects.Current> of(Form form, DutyId duty, Instant at) {
    return form instanceof Single
        ? subjects.currentAt(duty, at)
        : submissions.currentAt(duty, at).stream().map(Subjects.Current::whole).toList();
  }

  /** Whether this is the duty's current version. */
  public boolean counts(DutyId duty, long version) {
    return duties.computeIfAbsent(duty, this::version) == version;
  }

  /** Whether the entry's version is the current one of its duty, or of its subject. */
  boolean counts(FactIndex.Entry entry) {
    return entry.subject().isEmpty()
        ? counts(entry.duty(), entry.version())
        : parts.computeIfAbsent(entry.duty(), this::versions).getOrDefault(entry.subject(), 0L)
            == entry.version();
  }

  /** Whether the duty has a current version. */
  boolean hasCurrent(DutyId duty) {
    return !counts(duty, 0);
  }

  List<FactIndex.Entry> all(String place, FactIndex index) {
    return places.computeIfAbsent(place, name -> index.find(name, ""));
  }

  /** The duty's current version; 0, which no version has, if none is current. */
  private long version(DutyId duty) {
    Pointer.Current current = submissions.pointer(duty).current();
    return current == null ? 0 : current.version();
  }

  private Map<String, Long> versions(DutyId duty) {
    return subjects.current(duty).stream()
        .collect(Collectors.toMap(Subjects.Current::subject, Subjects.Current::version));
  }
}
