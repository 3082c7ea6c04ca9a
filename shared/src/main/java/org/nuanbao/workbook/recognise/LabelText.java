package org.nuanbao.workbook.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/**
 * Brings printed labels into the form in which they are compared: without white space, with
 * half-width brackets and punctuation, so that {@code 走访企业（家）} and {@code 走访企业 (家)} are equal.
 */
final class LabelText {
  private static final String STARS = "*※★☆";
  private static final Pattern STAR = Pattern.compile("^[" + STARS + "]+|[" + STARS + "]+$");
  private static final Pattern PART = Pattern.compile("^其中[,:、]?");

  /** {@code (A)}, {@code A、}, {@code A.}, {@code 1)}, or a letter right before the label. */
  private static final Pattern LETTER =
      Pattern.compile("^(?:\\(([A-Z])\\)[、.,:]?|([A-Z])[、.,:)]|([A-Z])(?=[\u4e00-\u9fff(]))");

  private static final Pattern NUMBER = Pattern.compile("^\\(?[0-9]{1,2}[)、.]");

  private LabelText() {}

  static String of(String printed) {
    String folded = Plain.folded(printed);
    return folded.indexOf(' ') < 0 ? folded : folded.replace(" ", "");
  }

  /** The label in a cell; empty unless the cell holds text or a number. */
  static String of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> of(text);
      case Value.Numeric numeric -> numeric.number().toPlainString();
      case Value.Blank _, Value.Day _, Value.Broken _ -> "";
    };
  }

  /** The label without brackets at its end; they hold the unit, or who fills it in. */
  static String withoutBracket(String label) {
    int open = label.lastIndexOf('(');
    return open > 0 && label.endsWith(")") ? label.substring(0, open) : label;
  }

  /** The label without 其中, the word that makes it a part of what is above. */
  static String withoutPart(String label) {
    return PART.matcher(label).replaceFirst("");
  }

  /** The text in brackets at the label's end; empty if there is none. */
  static String bracket(String label) {
    int open = label.lastIndexOf('(');
    return open > 0 && label.endsWith(")") ? label.substring(open + 1, label.length() - 1) : "";
  }

  /** The letter typed before a label; empty if there is none. */
  static String letter(String label) {
    Matcher letter = LETTER.matcher(label);
    if (!letter.find()) {
      return "";
    }
    String inBrackets = letter.group(1);
    String before = inBrackets == null ? letter.group(2) : inBrackets;
    return before == null ? letter.group(3) : before;
  }

  /** The label without letters and numbers before it, and without 其中. */
  static String bare(String label) {
    String bare = label;
    String before;
    do {
      before = bare;
      bare = LETTER.matcher(bare).replaceFirst("");
      bare = NUMBER.matcher(bare).replaceFirst("");
      bare = withoutPart(bare);
    } while (!bare.equals(before));
    return bare;
  }

  /** Whether the label names another unit of money than the type asks for. */
  static boolean isOtherMoney(ValueType type, String label) {
    boolean thousands = label.contains("万元") || label.contains("萬元");
    return type == ValueType.AMOUNT_YUAN
        ? thousands
        : type == ValueType.AMOUNT_WAN
            && !thousands
            && (label.equals("元") || bracket(label).equals("元"));
  }

  /** The label with the unit in which its amounts are asked for. */
  static String asked(String label, ValueType type) {
    return !type.isMoney() || label.contains("元")
        ? label
        : label + (type == ValueType.AMOUNT_WAN ? "（万元）" : "（元）");
  }

  /** The label without the star that marks it as required, before or after it. */
  static String withoutStar(String label) {
    boolean starred =
        !label.isEmpty()
            && (STARS.indexOf(label.charAt(0)) >= 0
                || STARS.indexOf(label.charAt(label.length() - 1)) >= 0);
    return starred ? STAR.matcher(label).replaceAll("") : label;
  }

  static String withoutColon(String label) {
    return label.endsWith(":") ? label.substring(0, label.length() - 1) : label;
  }

  /** One character in the form in which labels are compared; empty for white space. */
  static String plain(int c) {
    return Plain.folded(c).replace(" ", "");
  }
}
