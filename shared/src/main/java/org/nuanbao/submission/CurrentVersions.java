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
 * Which versions count: of a duty the one that its pointer names; of cards and vouchers, which come
 * one by one, the one of each subject. Whether a version counts is for what is judged or searched
 * together: each pointer, and each place of the index, is read once.
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
   * All that counts of a duty: one version, or one a card or voucher, sorted by subject.
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

  /** The same at a business moment of the past. */
  public List<Subjects.Current> of(Form form, DutyId duty, Instant at) {
    return form instanceof Single
        ? subjects.currentAt(duty, at)
        : submissions.currentAt(duty, at).stream().map(Subjects.Current::whole).toList();
  }

  /** Whether this is the duty's version. */
  public boolean counts(DutyId duty, long version) {
    return duties.computeIfAbsent(duty, this::version) == version;
  }

  /** Whether the entry's version is that of its duty, or of its subject. */
  boolean counts(FactIndex.Entry entry) {
    return entry.subject().isEmpty()
        ? counts(entry.duty(), entry.version())
        : parts.computeIfAbsent(entry.duty(), this::versions).getOrDefault(entry.subject(), 0L)
            == entry.version();
  }

  /** Whether any version of the duty counts. */
  boolean hasCurrent(DutyId duty) {
    return !counts(duty, 0);
  }

  List<FactIndex.Entry> all(String place, FactIndex index) {
    return places.computeIfAbsent(place, name -> index.find(name, ""));
  }

  /** 0, which no version has, where none is current. */
  private long version(DutyId duty) {
    Pointer.Current current = submissions.pointer(duty).current();
    return current == null ? 0 : current.version();
  }

  private Map<String, Long> versions(DutyId duty) {
    return subjects.current(duty).stream()
        .collect(Collectors.toMap(Subjects.Current::subject, Subjects.Current::version));
  }
}
