package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Notice;
import org.nuanbao.submission.Sweeps.SweepReport;

/**
 * Compares originals with records, a part each time. It repairs nothing: an original without a
 * record is evidence, and a missing one cannot be made again; people have to look at both.
 */
public final class OriginalsAudit {
  /** The most entries of each kind that are reported. */
  private static final int SHOWN = 100;

  private final Submissions submissions;
  private final Originals originals;
  private final Campaigns campaigns;

  public OriginalsAudit(Submissions submissions, Originals originals, Campaigns campaigns) {
    this.submissions = submissions;
    this.originals = originals;
    this.campaigns = campaigns;
  }

  /** What was found, how many were looked at, and which came last. */
  record Found(
      List<String> withoutRecord,
      List<String> withoutOriginal,
      int originals,
      int records,
      String original,
      String record) {}

  /**
   * Looks at the next part, and again at what was found before.
   *
   * @param gone submissions that are known to have no original
   */
  Found look(SweepReport last, List<String> gone) {
    NavigableSet<String> withoutRecord = new TreeSet<>(last.withoutRecord());
    withoutRecord.removeIf(key -> hasRecord(key) || originals.stored(key).isEmpty());
    List<Originals.Stored> stored = originals.after(last.next().original(), Sweep.MOST);
    stored.stream()
        .map(Originals.Stored::key)
        .filter(key -> !hasRecord(key))
        .forEach(withoutRecord::add);

    NavigableSet<String> withoutOriginal = new TreeSet<>(last.withoutOriginal());
    withoutOriginal.removeIf(id -> hasOriginal(new SubmissionId(id)));
    withoutOriginal.addAll(gone);
    List<Pointer> pointers = pointers(last.next().record());
    pointers.stream()
        .flatMap(pointer -> Stream.ofNullable(pointer.current()))
        .map(Pointer.Current::submission)
        .filter(id -> !hasOriginal(id))
        .forEach(id -> withoutOriginal.add(id.value()));
    return new Found(
        withoutRecord.stream().limit(SHOWN).toList(),
        withoutOriginal.stream().limit(SHOWN).toList(),
        stored.size(),
        pointers.size(),
        stored.size() < Sweep.MOST ? "" : stored.getLast().key(),
        pointers.size() < Sweep.MOST ? "" : pointers.getLast().duty().key());
  }

  private boolean hasRecord(String key) {
    return originals.owner(key).flatMap(submissions::find).isPresent();
  }

  private boolean hasOriginal(SubmissionId id) {
    return submissions.find(id).flatMap(originals::stored).isPresent();
  }

  /** Pointers of the next duties that were ever filed, in the order of their keys. */
  private List<Pointer> pointers(String after) {
    List<Pointer> next = new ArrayList<>();
    for (Place place : places()) {
      boolean over = place.prefix().compareTo(after) < 0 && !after.startsWith(place.prefix());
      if (!over && next.size() < Sweep.MOST) {
        List<Pointer> all = submissions.pointers(place.campaign(), place.form());
        next.addAll(Sweep.page(all, pointer -> pointer.duty().key(), after));
      }
    }
    return next.stream().limit(Sweep.MOST).toList();
  }

  /** Each form of each campaign, in the order of their duties' keys. */
  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Campaign campaign : campaigns.all()) {
      Notice notice = campaigns.notice(campaign);
      for (Demand demand : notice.demands()) {
        places.add(new Place(campaign.id(), demand.id().value()));
      }
    }
    places.sort(Comparator.comparing(Place::prefix));
    return places;
  }

  private record Place(String campaign, String form) {
    /** The beginning of its duties' keys. */
    String prefix() {
      return campaign + "~" + form + "~";
    }
  }
}
