package org.nuanbao.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Severity;
import org.nuanbao.value.Sha256;

/**
 * Something wrong, and where it is.
 *
 * @param rule the rule's id; null if the finding is about the file itself
 * @param refs {@code 2.C}, {@code row2.id_no} (first data row is row1) or a field's ref
 * @param sheet empty if there is no sheet
 * @param cells {@code E6}, in the order of the refs
 * @param code stable, upper case: rejections are counted by it
 * @param message what is wrong and what to do, in plain Chinese, personal data masked
 * @param english the same in English
 * @param recognised what a warning is recognised by when its workbook comes again, whatever row it
 *     stands in then; null for findings about no answer, and for those stored without. A hash that
 *     personal values can be guessed from: keyed ({@link #recognisedBy}) before it is stored
 * @param explanation the same part by part; null for findings that were stored without
 * @param kept why the sender says that a warning may stand; their own words, maybe personal
 */
public record Finding(
    @Nullable String rule,
    Severity severity,
    List<String> refs,
    String sheet,
    List<String> cells,
    String code,
    String message,
    String english,
    @Nullable String kept,
    @Nullable String recognised,
    @Nullable Explanation explanation) {

  /** A finding without a reason from the sender, explained by its sentence alone. */
  public Finding(
      @Nullable String rule,
      Severity severity,
      List<String> refs,
      String sheet,
      List<String> cells,
      String code,
      String message,
      String english) {
    this(rule, severity, refs, sheet, cells, code, message, english, null, null, null);
  }

  /** This finding at another place. */
  public Finding at(String otherSheet, List<String> otherCells) {
    return new Finding(
        rule,
        severity,
        refs,
        otherSheet,
        otherCells,
        code,
        message,
        english,
        kept,
        recognised,
        explanation);
  }

  /** This finding with the sender's reason. */
  public Finding keptBecause(String reason) {
    return new Finding(
        rule,
        severity,
        refs,
        sheet,
        cells,
        code,
        message,
        english,
        reason,
        recognised,
        explanation);
  }

  /** This finding without the sender's reason. */
  public Finding withoutReason() {
    return new Finding(
        rule, severity, refs, sheet, cells, code, message, english, null, recognised, explanation);
  }

  /** This finding, explained. */
  public Finding explained(Explanation parts) {
    return new Finding(
        rule, severity, refs, sheet, cells, code, message, english, kept, recognised, parts);
  }

  /** What the finding tells part by part; from its sentence, if it was stored without. */
  public Explanation parts() {
    Explanation known = explanation;
    return known == null ? Explanation.of(this) : known;
  }

  /** This finding, recognised by another hash. */
  public Finding recognisedBy(String other) {
    return new Finding(
        rule, severity, refs, sheet, cells, code, message, english, kept, other, explanation);
  }

  /** A token that is the same for every finding that says the same about the same values. */
  public String token() {
    String known = recognised;
    if (known != null) {
      return known;
    }
    String kind = rule == null ? code : rule;
    String said = String.join("\n", kind, sheet, String.join(",", refs), message);
    return Sha256.hex(said, 32);
  }
}
