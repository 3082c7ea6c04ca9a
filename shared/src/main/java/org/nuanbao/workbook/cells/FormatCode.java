package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.FormatSection.Kind;
import org.nuanbao.workbook.cells.FormatSection.Mark;

/**
 * A number format: how a cell shows a number or a text (ECMA-376 part 1, 18.8.31, and the escape
 * {@code !} that East Asian editions write).
 */
public final class FormatCode {
  /** The longest code read; Excel's own limit is 255. */
  private static final int LONGEST = 1_000;

  /** The codes for formats that a file names only by number and that show more than the number. */
  private static final String DATE = "yyyy-m-d";

  private static final String TIME = "h:mm:ss";

  /** The format of a cell without a format. */
  public static final FormatCode GENERAL = new FormatCode("General");

  /**
   * A section for numbers, with answers that are needed for every cell.
   *
   * @param plain whether it shows nothing but the number, or its rounding
   * @param same whether it shows that number, with or without words beside it
   */
  private record Known(FormatSection section, boolean plain, boolean same) {
    static Known of(FormatSection section) {
      boolean below =
          section
              .shown(BigDecimal.ONE)
              .meaning()
              .filter(meaning -> meaning.number().signum() < 0)
              .isPresent();
      return new Known(section, section.isPlain() && !below, section.showsSame() && !below);
    }
  }

  private final List<Known> numbers = new ArrayList<>();
  private final boolean conditional;
  private final @Nullable FormatSection texts;
  private final boolean plain;
  private final boolean same;
  private final boolean dated;

  private FormatCode(String code) {
    FormatSection last = null;
    for (FormatSection section : FormatReader.sections(code)) {
      if (section.kind() == Kind.TEXT || numbers.size() == 3) {
        last = section;
      } else {
        numbers.add(Known.of(section));
      }
    }
    if (numbers.isEmpty()) {
      numbers.add(Known.of(FormatReader.sections("General").getFirst()));
    }
    conditional = numbers.stream().anyMatch(it -> it.section().condition() != null);
    texts = last;
    boolean textsPlain = last == null || (last.isPlain() && !last.itself("x").text().isBlank());
    plain = textsPlain && !conditional && isEachPlain();
    same =
        textsPlain
            && (plain
                || (numbers.size() == 1 && isSame(BigDecimal.ONE) && !isWhite(BigDecimal.ONE)));
    dated = textsPlain && numbers.size() == 1 && numbers.getFirst().section().kind() == Kind.DATE;
  }

  /** The format of a code; a code that is too long counts as {@code General}. */
  static FormatCode of(String code) {
    return code.isBlank() || code.length() > LONGEST || code.equals("General")
        ? GENERAL
        : new FormatCode(code);
  }

  /**
   * The format that a file gives only by its number, including the East Asian ones (ECMA-376 part
   * 1, 18.8.30).
   */
  static FormatCode builtIn(int id) {
    return switch (id) {
      case 1 -> of("0");
      case 2 -> of("0.00");
      case 3, 37, 38 -> of("#,##0");
      case 4, 39, 40 -> of("#,##0.00");
      case 9 -> of("0%");
      case 10 -> of("0.00%");
      case 27, 57 -> of("yyyy\"年\"m\"月\"");
      case 28, 29, 58 -> of("m\"月\"d\"日\"");
      case 31 -> of("yyyy\"年\"m\"月\"d\"日\"");
      case 14, 15, 16, 17, 22, 30, 36, 50, 51, 52, 53, 54 -> of(DATE);
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> of(TIME);
      default -> GENERAL;
    };
  }

  /**
   * Whether each section is plain and a negative number can be told: the first section writes no
   * sign, so the second must have one of its own, or a colour for it.
   */
  private boolean isEachPlain() {
    boolean signed =
        numbers.size() < 2
            || numbers.get(1).section().mark() == Mark.RED
            || !numbers.get(1).plain();
    return signed
        && numbers.getFirst().plain()
        && numbers.stream().allMatch(it -> it.section().isPlain());
  }

  /** Whether every number and text is shown as it is, or rounded. */
  public boolean isPlain() {
    return plain;
  }

  /** Whether every number is shown, or its rounding, with or without zeros or words beside it. */
  boolean isSame() {
    return same;
  }

  /** Whether this number is shown as a date. */
  boolean isDate(double number) {
    return dated || (!plain && known(number).section().kind() == Kind.DATE);
  }

  /** Whether this number is shown as a time of day. */
  public boolean isTime(BigDecimal number) {
    return !plain && section(number).kind() == Kind.TIME;
  }

  /** Whether this number is shown in thousands, millions and so on. */
  public boolean isScaled(BigDecimal number) {
    return !plain && section(number).thousands() > 0;
  }

  /** Whether this number is shown in white. */
  public boolean isWhite(BigDecimal number) {
    return !plain && section(number).mark() == Mark.WHITE;
  }

  /** Whether this number is shown as it is or rounded, with nothing beside it. */
  public boolean isPlain(BigDecimal number) {
    return plain || (number.signum() >= 0 && known(number.doubleValue()).plain());
  }

  /** Whether this number is shown, or its rounding, with or without zeros or words beside it. */
  public boolean isSame(BigDecimal number) {
    boolean signed = number.signum() >= 0 || numbers.size() == 1;
    return plain || (signed && known(number.doubleValue()).same());
  }

  private FormatSection section(BigDecimal number) {
    return known(number.doubleValue()).section();
  }

  /** What is shown for a number that is neither a date nor a time. */
  public ShownNumber shown(BigDecimal number) {
    FormatSection section = section(number);
    ShownNumber shown = section.shown(number.abs());
    boolean signed = number.signum() < 0 && (!isForNegative(section) || section.mark() == Mark.RED);
    return signed ? shown.negative() : shown;
  }

  /** How it writes a day: letters that stand for parts of the day, and words beside them. */
  public String day() {
    FormatSection section = numbers.getFirst().section();
    return section.kind() == Kind.DATE ? section.words() : DATE;
  }

  /** What is shown for a text. */
  public String shown(String text) {
    return texts == null ? text : texts.itself(text).text();
  }

  /** Whether the section is only for negative numbers and writes the sign itself. */
  private boolean isForNegative(FormatSection section) {
    return section.condition() != null ? section.condition().isNegative() : numbers.size() > 1;
  }

  /** The section for this number: by its condition, or else by sign: positive, negative, zero. */
  private Known known(double number) {
    if (!conditional) {
      int index = number > 0 ? 0 : number < 0 ? 1 : 2;
      return numbers.get(index < numbers.size() ? index : 0);
    }
    for (Known known : numbers) {
      FormatSection.Condition condition = known.section().condition();
      if (condition == null || condition.holds(number)) {
        return known;
      }
    }
    return numbers.getLast();
  }
}
