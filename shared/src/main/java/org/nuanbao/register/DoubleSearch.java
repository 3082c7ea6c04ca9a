package org.nuanbao.register;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/**
 * Finds persons whose rows of one fund are current in more than one place. It runs after a version
 * became current. If two versions become current at once, the later search sees both, because rows
 * are written before the pointer is flipped and pointers are read after it.
 */
public final class DoubleSearch {
  /** Reads that run at once: a roster may have 100,000 persons, with one query each. */
  private static final int AT_ONCE = 32;

  private final Submissions submissions;
  private final Subjects subjects;
  private final Archives archives;
  private final Doubles doubles;

  public DoubleSearch(
      Submissions submissions, Subjects subjects, Archives archives, Doubles doubles) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.archives = archives;
    this.doubles = doubles;
  }

  /** Holds every double that the version's persons are in, with all current rows. */
  void after(DutyId duty, Rows rows) {
    CurrentVersions current = new CurrentVersions(submissions, subjects);
    rows.persons().stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                person ->
                    new HeldDouble(
                        duty.campaign(), rows.fund(), person, claims(duty, person, rows, current))))
        .filter(found -> found.claims().size() > 1)
        .forEach(doubles::hold);
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
