package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.Set;

/** Whether a figure was typed for another by one usual slip of the hand. */
public final class SlipOfHand {
  /** A point that was shifted, 分 or 元 for 元 or 万元. */
  private static final Set<Integer> SHIFTS = Set.of(1, 2, 4);

  private SlipOfHand() {}

  /**
   * Whether it was: a shifted point, two digits in the wrong order, one typed twice or left out. A
   * figure of one digit tells nothing, because every other one is one slip away.
   */
  public static boolean explains(BigDecimal typed, BigDecimal meant) {
    if (typed.signum() <= 0 || meant.signum() <= 0 || typed.compareTo(meant) == 0) {
      return false;
    }
    int places = Math.max(0, Math.max(typed.scale(), meant.scale()));
    String wrong = typed.setScale(places).unscaledValue().toString();
    String right = meant.setScale(places).unscaledValue().toString();
    boolean several = right.length() > 1 && wrong.length() > 1;
    return (several && (isSwapped(wrong, right) || isLost(wrong, right)))
        || isTwice(wrong, right)
        || isShifted(typed, meant);
  }

  private static boolean isShifted(BigDecimal typed, BigDecimal meant) {
    return SHIFTS.stream()
        .anyMatch(by ->
            typed.movePointLeft(by).compareTo(meant) == 0
                || typed.movePointRight(by).compareTo(meant) == 0);
  }

  private static boolean isSwapped(String wrong, String right) {
    if (wrong.length() != right.length()) {
      return false;
    }
    int at = 0;
    while (at < wrong.length() && wrong.charAt(at) == right.charAt(at)) {
      at++;
    }
    return at + 1 < wrong.length()
        && wrong.charAt(at) == right.charAt(at + 1)
        && wrong.charAt(at + 1) == right.charAt(at)
        && wrong.substring(at + 2).equals(right.substring(at + 2));
  }

  private static boolean isLost(String wrong, String right) {
    return wrong.length() + 1 == right.length() && withoutOne(right, wrong, false);
  }

  private static boolean isTwice(String wrong, String right) {
    return wrong.length() == right.length() + 1 && withoutOne(wrong, right, true);
  }

  /** Whether one digit less makes the shorter of the longer; one that stands twice, if asked. */
  private static boolean withoutOne(String longer, String shorter, boolean twice) {
    for (int i = 0; i < longer.length(); i++) {
      boolean doubled = i > 0 && longer.charAt(i) == longer.charAt(i - 1);
      if ((!twice || doubled) && shorter.equals(longer.substring(0, i) + longer.substring(i + 1))) {
        return true;
      }
    }
    return false;
  }
}
