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
  /** Excel's bound is 255. */
  private static final int LONGEST = 1_000;

  /** Formats that a file names by a number only, where they show anything but the number. */
  private static final String DATE = "yyyy-m-d";

  private static final String TIME = "h:mm:ss";

  /** As a cell without a format shows. */
  public static final FormatCode GENERAL = new FormatCode("General");

  /**
   * A section for numbers, and what is asked of it for every cell.
   *
   * @param plain whether it shows nothing but the number, or its rounding
   * @param same whether it shows that number, with some word beside it or not
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

  /** Of a code; what is too long to be one shows all as it is. */
  static FormatCode of(String code) {
    return code.isBlank() || code.length() > LONGEST || code.equals("General")
        ? GENERAL
        : new FormatCode(code);
  }

  /** Of a number without a code, East Asian ones too (ECMA-376 part 1, 18.8.30). */
  static FormatCode builtIn(int id) {
    return switch (id) {
      case 9 -> of("0%");
      case 10 -> of("0.00%");
      case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> of(DATE);
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> of(TIME);
      default -> GENERAL;
    };
  }

  /** The first writes no sign, the second does, or has a colour for it. */
  private boolean isEachPlain() {
    boolean signed =
        numbers.size() < 2
            || numbers.get(1).section().mark() == Mark.RED
            || !numbers.get(1).plain();
    return signed
        && numbers.getFirst().plain()
        && numbers.stream().allMatch(it -> it.section().isPlain());
  }

  /** Whether everything is shown as it is, or rounded. */
  public boolean isPlain() {
    return plain;
  }

  /** Whether every number is shown, or its rounding, with noughts or words beside it or not. */
  boolean isSame() {
    return same;
  }

  /** Whether this number is shown as a day. */
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

  /** Whether this number is shown, or its rounding, with noughts or words beside it or not. */
  public boolean isSame(BigDecimal number) {
    boolean signed = number.signum() >= 0 || numbers.size() == 1;
    return plain || (signed && known(number.doubleValue()).same());
  }

  private FormatSection section(BigDecimal number) {
    return known(number.doubleValue()).section();
  }

  /** What is shown of a number that is neither a day nor a time. */
  public ShownNumber shown(BigDecimal number) {
    FormatSection section = section(number);
    ShownNumber shown = section.shown(number.abs());
    boolean signed = number.signum() < 0 && (!isForNegative(section) || section.mark() == Mark.RED);
    return signed ? shown.negative() : shown;
  }

  /** What is shown of a text. */
  public String shown(String text) {
    return texts == null ? text : texts.itself(text).text();
  }

  /** Whether the section taken for a number below nothing is for such only, and writes the sign. */
  private boolean isForNegative(FormatSection section) {
    return section.condition() != null ? section.condition().isNegative() : numbers.size() > 1;
  }

  /** The one for this number: by its condition, else above nothing, below, nothing. */
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
