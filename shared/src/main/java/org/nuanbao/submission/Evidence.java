package org.nuanbao.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Disburses.AmountSource.FromColumn;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Voucher;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.PersonKey;

/**
 * Whether a voucher agrees with the roster row it proves: the person is there, with the same
 * amount. Only a note for the reviewer, since no rule of the form requires it.
 */
final class Evidence {
  private final Roster roster;
  private final Disburses pays;
  private final Map<PersonKey, List<Line>> rows;

  private record Listed(Line row, BigDecimal yuan) {}

  private Evidence(Roster roster, Disburses pays, Map<PersonKey, List<Line>> rows) {
    this.roster = roster;
    this.pays = pays;
    this.rows = rows;
  }

  /** Empty if the roster pays nobody. */
  static Optional<Evidence> in(Roster roster, Reading reading, Keys keys) {
    Disburses pays = roster.disburses();
    return pays != null && reading.body() instanceof Body.Lines(List<Line> rows, var ignored)
        ? Optional.of(
            new Evidence(roster, pays, Persons.rows(rows, roster.indexOf(pays.person()), keys)))
        : Optional.empty();
  }

  /**
   * A finding for what does not agree; empty if it agrees or cannot be compared.
   *
   * @param person whom the voucher names by an identity number
   */
  Optional<Finding> against(Voucher form, Reading voucher, PersonKey person) {
    List<Line> theirs = rows.getOrDefault(person, List.of());
    if (theirs.isEmpty()) {
      String title = roster.head().title();
      return Optional.of(
          finding(
              voucher,
              form.subject().stream().filter(list -> list.size() == 1).flatMap(List::stream),
              "NOT_ON_ROSTER",
              "“" + title + "”上没有这个人，请核对凭证，或请单位补报名册。",
              "The roster has no row of this person; check the voucher or have it filed again."));
    }
    String ref = amountRef(form);
    BigDecimal paid = ref == null ? null : number(voucher.body().answer(ref).value());
    List<Listed> listed = theirs.stream().flatMap(row -> listed(row).stream()).toList();
    if (ref == null
        || paid == null
        || listed.isEmpty()
        || listed.stream().anyMatch(row -> row.yuan().compareTo(paid) == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            voucher,
            Stream.of(ref),
            "OTHER_AMOUNT",
            "凭证金额是%s元，名册%s是%s元，请核对后改正不对的一份。"
                .formatted(
                    paid.toPlainString(),
                    place(listed.getFirst().row()),
                    listed.getFirst().yuan().toPlainString()),
            "Voucher and roster row give different amounts; have the wrong one corrected."));
  }

  /** The ref of the question whose sum is the voucher's amount, if there is exactly one. */
  private static @Nullable String amountRef(Voucher form) {
    List<String> totals =
        form.measures().stream()
            .filter(Measure.Total.class::isInstance)
            .map(measure -> ((Measure.Total) measure).column())
            .toList();
    return totals.size() == 1 ? totals.getFirst() : null;
  }

  /** The amount in the row; empty if the federation enters the amount, or the row has none. */
  private Optional<Listed> listed(Line row) {
    BigDecimal yuan =
        pays.amount() instanceof FromColumn(String column)
            ? number(row.values().get(roster.indexOf(column)))
            : null;
    return yuan == null ? Optional.empty() : Optional.of(new Listed(row, yuan));
  }

  private static String place(Line row) {
    return "第" + row.number() + "条" + (row.sheetRow() > 0 ? "（第" + row.sheetRow() + "行）" : "");
  }

  private static @Nullable BigDecimal number(Value value) {
    return value instanceof Value.Numeric(BigDecimal number) ? number : null;
  }

  private static Finding finding(
      Reading voucher, Stream<String> keys, String code, String chinese, String english) {
    List<String> filled =
        keys.filter(key -> !voucher.body().answer(key).value().isBlank()).distinct().toList();
    return new Finding(
        null,
        Severity.WARNING,
        filled,
        voucher.sheet(),
        filled.stream()
            .map(key -> voucher.body().answer(key).cell())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        code,
        chinese,
        english);
  }
}
