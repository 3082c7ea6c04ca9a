package org.nuanbao.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/**
 * Finds persons whose rows of one fund are current in more than one place. It runs after a version
 * became current. If two versions become current at once, the later search sees both, because rows
 * are written before the pointer is flipped and pointers are read after it.
 *
 * <p>To look up each person costs a query a row. Where a roster is long and few other lists are
 * filed, the sorted keys of these lists are read first, one object a list, and only the persons
 * that stand on one of them are looked up. A current version that has no such keys, since it was
 * written before there were any, makes everybody be looked up.
 */
public final class DoubleSearch {
  /** Reads that run at once: a roster may have 100,000 persons, with one query each. */
  private static final int AT_ONCE = 32;

  /** Lists that are read at once; each may have 100,000 keys. */
  private static final int LISTS_AT_ONCE = 4;

  /** To read a list costs a pointer and an object; it must save this many queries. */
  private static final int ROWS_A_LIST = 16;

  private final Campaigns campaigns;
  private final Submissions submissions;
  private final Subjects subjects;
  private final Archives archives;
  private final Doubles doubles;
  private final KeySets lists;
  private final int rowsAList;

  public DoubleSearch(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      Archives archives,
      Doubles doubles,
      KeySets lists) {
    this(campaigns, submissions, subjects, archives, doubles, lists, ROWS_A_LIST);
  }

  /**
   * A search that reads lists from another length on.
   *
   * @param rowsAList how many rows there must be for each list that is read
   */
  public DoubleSearch(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      Archives archives,
      Doubles doubles,
      KeySets lists,
      int rowsAList) {
    this.campaigns = campaigns;
    this.submissions = submissions;
    this.subjects = subjects;
    this.archives = archives;
    this.doubles = doubles;
    this.lists = lists;
    this.rowsAList = rowsAList;
  }

  /** Stores who is on a version's list, before the version can become current. */
  void list(DutyId duty, long version, Rows rows) {
    lists.save(name(duty, version), KeySet.of(rows.persons().stream().map(KeySet::keyOf).toList()));
  }

  /** Removes the list of a version that never became current. Repeating changes nothing. */
  void unlist(DutyId duty, long version) {
    lists.remove(name(duty, version));
  }

  private static String name(DutyId duty, long version) {
    return duty.key() + "/" + version + "/paid";
  }

  /** Holds every double that the version's persons are in, with all current rows. */
  void after(DutyId duty, Rows rows) {
    CurrentVersions current = new CurrentVersions(submissions, subjects);
    doubtful(duty, rows).stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                person ->
                    new HeldDouble(
                        duty.campaign(), rows.fund(), person, claims(duty, person, rows, current))))
        .filter(found -> found.claims().size() > 1)
        .forEach(doubles::hold);
  }

  /** Those who may have more than one row, the others' lists being known; else everybody. */
  private List<PersonKey> doubtful(DutyId duty, Rows rows) {
    List<PersonKey> all = rows.persons();
    if (all.size() < rowsAList) {
      return all;
    }
    Map<String, PersonKey> mine = HashMap.newHashMap(all.size());
    all.forEach(person -> mine.put(KeySet.keyOf(person), person));
    return others(duty, rows.fund(), all.size() / rowsAList)
        .flatMap(others -> listed(mine, others))
        .map(found -> {
          all.stream().filter(person -> rows.claims(person).size() > 1).forEach(found::add);
          return all.stream().filter(found::contains).toList();
        })
        .orElse(all);
  }

  /** The current versions of all other duties that pay from the fund; empty if they are more. */
  private Optional<List<Pointer>> others(DutyId duty, String fund, int most) {
    List<Pointer> others = new ArrayList<>();
    for (Form form : campaigns.noticeOf(duty.campaign()).forms()) {
      if (form.paying().filter(paying -> paying.disburses().fund().equals(fund)).isPresent()) {
        Optional<List<Pointer>> some =
            submissions.pointers(duty.campaign(), form.id().value(), most - others.size());
        if (some.isEmpty()) {
          return Optional.empty();
        }
        some.get().stream()
            .filter(pointer -> pointer.current() != null && !pointer.duty().equals(duty))
            .forEach(others::add);
      }
    }
    return Optional.of(others);
  }

  /** Those of my persons who stand on one of these lists; empty if a list is not stored. */
  private Optional<Set<PersonKey>> listed(Map<String, PersonKey> mine, List<Pointer> others) {
    List<Optional<List<PersonKey>>> shared =
        others.stream()
            .gather(Gatherers.mapConcurrent(LISTS_AT_ONCE, other -> shared(mine, other)))
            .toList();
    Set<PersonKey> found = new HashSet<>();
    for (Optional<List<PersonKey>> some : shared) {
      if (some.isEmpty()) {
        return Optional.empty();
      }
      found.addAll(some.get());
    }
    return Optional.of(found);
  }

  private Optional<List<PersonKey>> shared(Map<String, PersonKey> mine, Pointer other) {
    Pointer.Current current = other.current();
    return current == null
        ? Optional.of(List.of())
        : lists
            .load(name(other.duty(), current.version()))
            .map(
                theirs -> theirs.keys().stream().filter(mine::containsKey).map(mine::get).toList());
  }

  private List<HeldDouble.Claim> claims(
      DutyId duty, PersonKey person, Rows rows, CurrentVersions current) {
    Stream<HeldDouble.Claim> others =
        archives.disbursements(person, duty.campaign(), rows.fund()).stream()
            .filter(paid -> !paid.duty().equals(duty))
            .filter(paid -> current.counts(paid.duty(), paid.version()))
            .map(paid -> new HeldDouble.Claim(paid.duty(), paid.version(), paid.row()));
    return Stream.concat(rows.claims(person).stream(), others)
        .sorted(
            Comparator.comparing((HeldDouble.Claim claim) -> claim.duty().key())
                .thenComparingInt(HeldDouble.Claim::row))
        .toList();
  }
}
