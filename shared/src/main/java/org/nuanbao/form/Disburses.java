package org.nuanbao.form;

/**
 * How the rows of a form are paid.
 *
 * @param fund the fund's key in the notice, ASCII
 * @param fundName as officers call it
 * @param purpose what the money is for
 * @param person the column with the identity number
 */
public record Disburses(
    String fund, String fundName, String purpose, String person, AmountSource amount) {

  /** Where a row's amount comes from. */
  public sealed interface AmountSource {
    /** The unit writes it into a column, in 元. */
    record FromColumn(String column) implements AmountSource {}

    /** The federation enters it later, as a separate audited item. */
    record ByFederation() implements AmountSource {}
  }
}
