package org.nuanbao.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Value;

/**
 * The words of a finding; the same fault has the same words on every kind of form.
 *
 * @param code stable, upper case
 * @param chinese what is wrong and what to do, for the officer who filled in the form
 * @param advice the same part by part; {@link Advice#NONE} if the code and the cell say it
 * @param read the answers that were compared, besides those whose places the finding names
 */
public record FindingWords(
    String code, String chinese, String english, Advice advice, List<Cell> read) {
  public static final FindingWords BLANK =
      new FindingWords("REQUIRED", "没有填，请补填。", " is blank. Please fill it in.");
  public static final FindingWords NOT_EMPTY =
      new FindingWords("NOT_EMPTY", "应留空，请清除填写的内容。", " must be left empty. Please clear it.");

  /** Words whose code and cell say all that is to be advised. */
  public FindingWords(String code, String chinese, String english) {
    this(code, chinese, english, Advice.NONE, List.of());
  }

  /** These words, with advice part by part. */
  public FindingWords with(Advice parts) {
    return new FindingWords(code, chinese, english, parts, read);
  }

  /** These words, said after these answers were compared. */
  public FindingWords after(List<Cell> compared) {
    return new FindingWords(code, chinese, english, advice, compared);
  }

  /** A part of a sentence in both languages. */
  public record Both(String chinese, String english) {}

  /**
   * Makes a sentence with gaps, {@code %s}, in both languages.
   *
   * @param about what fills the gaps: cells by their labels, lists of cells by their names, numbers
   *     and days as officers write them, and texts in both languages
   */
  public static FindingWords of(String code, String chinese, String english, Object... about) {
    return new FindingWords(
        code,
        chinese.formatted(Arrays.stream(about).map(it -> said(it, true)).toArray()),
        english.formatted(Arrays.stream(about).map(it -> said(it, false)).toArray()));
  }

  private static Object said(Object about, boolean inChinese) {
    return switch (about) {
      case Cell cell -> inChinese ? cell.label() : cell.english();
      case List<?> cells ->
          cells.stream()
              .map(it -> it instanceof Cell cell ? cell.shortName() : it.toString())
              .collect(Collectors.joining(inChinese ? "、" : " + "));
      case BigDecimal number -> shown(number);
      case LocalDate day -> inChinese ? chinese(day) : day.toString();
      case Both both -> inChinese ? both.chinese() : both.english();
      default -> about;
    };
  }

  /** These words with what to do: correct an error; a warning may stand if it is true. */
  public FindingWords todo(RuleHead rule) {
    return rule.severity() == Severity.ERROR
        ? new FindingWords(code, chinese + "请核对后改正。", english + " Please correct.", advice, read)
        : new FindingWords(
            code,
            chinese + "请核对，情况属实可以保留。",
            english + " Please check; keep it if true.",
            advice,
            read);
  }

  /** These words with a label of what they are about in front. */
  public FindingWords behind(String label, String labelEnglish) {
    return new FindingWords(code, label + chinese, labelEnglish + english, advice, read);
  }

  FindingWords followedBy(String says) {
    return new FindingWords(code, chinese + "（" + says + "。）", english, advice, read);
  }

  private static String chinese(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  /**
   * A number as it may be shown. A number with more than nine places before the point is no figure
   * of a form; it may be a telephone or identity number typed into the wrong cell.
   */
  public static String shown(BigDecimal number) {
    if (number.precision() - number.scale() > 9 || number.scale() > 20) {
      return "…";
    }
    return new Value.Numeric(number).plain();
  }
}
