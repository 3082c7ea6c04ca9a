package org.nuanbao.register;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Unit;
import org.nuanbao.form.Column;
import org.nuanbao.form.PayingList;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.Doubles.HeldDouble.Claim;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Masking;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * Held doubles with their rows side by side. The stored item only says which person to look at. The
 * rows that count are looked up again, because rows may have been replaced or added since.
 */
public final class HeldDoubles {
  /** Doubles that are looked up at once, with some queries each; a page may show 1,000. */
  private static final int AT_ONCE = 16;

  private static final Comparator<Claim> ORDER =
      Comparator.comparing((Claim claim) -> claim.duty().key())
          .thenComparingLong(Claim::version)
          .thenComparingInt(Claim::row);

  private final Doubles doubles;
  private final Archives archives;
  private final Submissions submissions;
  private final Subjects subjects;
  private final Duties duties;

  public HeldDoubles(
      Doubles doubles,
      Archives archives,
      Submissions submissions,
      Subjects subjects,
      Duties duties) {
    this.doubles = doubles;
    this.archives = archives;
    this.submissions = submissions;
    this.subjects = subjects;
    this.duties = duties;
  }

  /** The stored doubles that still are doubles, in stored order, each looked up on demand. */
  public Stream<SideBySide> of(String campaign) {
    CurrentVersions current = new CurrentVersions(submissions, subjects);
    return doubles.held(campaign).stream()
        .gather(Gatherers.mapConcurrent(AT_ONCE, held -> shown(campaign, held, current)))
        .flatMap(Optional::stream);
  }

  private Optional<SideBySide> shown(String campaign, HeldDouble held, CurrentVersions current) {
    List<Disbursement> paid = archives.disbursements(held.person(), campaign, held.fund());
    List<Claim> claims =
        claims(held, paid).stream()
            .filter(claim -> current.counts(claim.duty(), claim.version()))
            .toList();
    return claims.size() > 1
        ? Optional.of(
            new SideBySide(
                campaign,
                held.fund(),
                held.person(),
                claims.stream().map(claim -> row(held, claim, paid)).toList()))
        : Optional.empty();
  }

  private static Set<Claim> claims(HeldDouble held, List<Disbursement> paid) {
    Set<Claim> claims = new TreeSet<>(ORDER);
    claims.addAll(held.claims());
    paid.forEach(each -> claims.add(new Claim(each.duty(), each.version(), each.row())));
    return claims;
  }

  private SideBySide.Row row(HeldDouble held, Claim claim, List<Disbursement> paid) {
    Duty duty = duties.get(claim.duty());
    Disbursement mine =
        paid.stream()
            .filter(each -> each.duty().equals(claim.duty()) && each.version() == claim.version())
            .findFirst()
            .orElse(null);
    SortedMap<String, String> masked = new TreeMap<>();
    archives
        .entries(claim.duty(), claim.version(), List.of(held.person()))
        .forEach(archive -> masked.putAll(masked(duty, archive)));
    return new SideBySide.Row(claim, duty.unit(), mine == null ? null : mine.amount(), masked);
  }

  private static SortedMap<String, String> masked(Duty duty, Archive archive) {
    SortedMap<String, String> masked = new TreeMap<>();
    Optional<PayingList> paying = duty.paying();
    if (paying.isPresent()) {
      for (Column column : paying.get().roster().columns()) {
        String value = archive.personal().get(column.key());
        if (value != null) {
          masked.put(column.key(), masked(column, value));
        }
      }
    }
    return masked;
  }

  /** Free text is masked like a name, since it may be a name or an address. */
  private static String masked(Column column, String value) {
    return switch (column.type()) {
      case ID_NUMBER -> Masking.id(value);
      case BANK_CARD, USCC -> Masking.card(value);
      case PHONE -> Masking.phone(value);
      case TEXT, DATE -> Masking.name(value);
      case CODE, CODES, YES_NO, TICK, MONTH -> value;
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> value;
    };
  }

  /**
   * A held double as a reviewer sees it.
   *
   * @param rows two or more, each of a version that is current now
   */
  public record SideBySide(String campaign, String fund, PersonKey person, List<Row> rows) {
    /**
     * One row of a held double.
     *
     * @param amount null if the federation enters it
     * @param masked the row's values by column, personal data masked
     */
    public record Row(
        HeldDouble.Claim claim,
        Unit unit,
        @Nullable Money amount,
        SortedMap<String, String> masked) {}
  }
}
