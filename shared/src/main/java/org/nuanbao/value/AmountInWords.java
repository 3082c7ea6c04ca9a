package org.nuanbao.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Amounts of money in words (大写), as vouchers and cheques ask for: 壹仟肆佰零玖元伍角整. Written in one way,
 * read in all that are right on paper.
 */
public final class AmountInWords {
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] PLACES = {"", "拾", "佰", "仟"};

  /** What groups of four digits are called. */
  private static final String[] GROUPS = {"", "万", "亿"};

  private static final int MOST_DIGITS = 12;

  private AmountInWords() {}

  /**
   * The amount as we write it.
   *
   * @param yuan in 元
   * @return empty if it is negative, has a fraction of a 分, or more than twelve digits before the
   *     point
   */
  public static Optional<String> of(BigDecimal yuan) {
    return spelled(yuan).map(spelled -> spelled.running(false, true));
  }

  /**
   * Whether a text says this amount: as we write it, with 零 where it is optional (behind 元 and 万),
   * 正 for 整, or with a word for every printed place (壹仟零佰零拾零元零角零分).
   */
  public static boolean agrees(BigDecimal yuan, String text) {
    String said = Plain.compact(text).replace('正', '整').replace('圆', '元');
    return spelled(yuan).filter(spelled -> spelled.ways().contains(said)).isPresent();
  }

  private static Optional<Spelled> spelled(BigDecimal yuan) {
    if (yuan.signum() < 0 || yuan.stripTrailingZeros().scale() > 2) {
      return Optional.empty();
    }
    String digits = yuan.movePointRight(2).toBigInteger().toString();
    String padded = "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    int split = padded.length() - 2;
    return split > MOST_DIGITS
        ? Optional.empty()
        : Optional.of(
            new Spelled(
                padded.substring(0, split),
                padded.charAt(split) - '0',
                padded.charAt(split + 1) - '0'));
  }

  /**
   * An amount by its digits.
   *
   * @param whole 元, without leading zeros
   */
  private record Spelled(String whole, int jiao, int fen) {

    List<String> ways() {
      List<String> ways = new ArrayList<>();
      for (boolean behindYuan : List.of(false, true)) {
        for (boolean behindWan : List.of(false, true)) {
          ways.add(running(behindYuan, behindWan));
        }
      }
      placed("").ifPresent(ways::add);
      placed("整").ifPresent(ways::add);
      return ways;
    }

    /**
     * In running words.
     *
     * @param behindYuan with the 零 that may stand between a 元 of 0 and 角
     * @param behindWan with the 零 that may stand between a 万 of 0 and 仟
     */
    String running(boolean behindYuan, boolean behindWan) {
      StringBuilder said = new StringBuilder();
      boolean nothingWhole = whole.chars().allMatch(c -> c == '0');
      if (!nothingWhole) {
        said.append(yuan(behindWan)).append('元');
      } else if (jiao == 0 && fen == 0) {
        return "零元整";
      }
      if (jiao == 0 && fen == 0) {
        return said.append('整').toString();
      }
      boolean zeroYuan = whole.endsWith("0");
      if (jiao > 0) {
        if (!nothingWhole && zeroYuan && behindYuan) {
          said.append('零');
        }
        said.append(DIGITS.charAt(jiao)).append('角');
      } else if (!nothingWhole) {
        said.append('零');
      }
      return fen > 0
          ? said.append(DIGITS.charAt(fen)).append('分').toString()
          : said.append('整').toString();
    }

    /** Without 元: one 零 for a run of zeros between digits. */
    private String yuan(boolean behindWan) {
      StringBuilder said = new StringBuilder();
      boolean gap = false;
      for (int i = 0; i < whole.length(); i++) {
        int place = whole.length() - 1 - i;
        int digit = whole.charAt(i) - '0';
        if (digit == 0) {
          gap = !said.isEmpty();
        } else {
          if (gap && (place % 4 != 3 || behindWan || wholeGroupOfZeros(i))) {
            said.append('零');
          }
          said.append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
          gap = false;
        }
        if (place % 4 == 0 && place > 0 && groupHasDigits(i)) {
          said.append(GROUPS[place / 4]);
        }
      }
      return said.toString();
    }

    /** Whether the zeros before a group's first digit fill a whole group. */
    private boolean wholeGroupOfZeros(int i) {
      return i >= 4 && whole.substring(i - 4, i).equals("0000");
    }

    private boolean groupHasDigits(int last) {
      return whole.substring(Math.max(0, last - 3), last + 1).chars().anyMatch(c -> c != '0');
    }

    /** A word for each place from 仟 to 分; empty for more. */
    private Optional<String> placed(String end) {
      if (whole.length() > 4) {
        return Optional.empty();
      }
      String four = "0".repeat(4 - whole.length()) + whole;
      StringBuilder said = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        said.append(DIGITS.charAt(four.charAt(i) - '0'));
        said.append(i < 3 ? PLACES[3 - i] : "元");
      }
      said.append(DIGITS.charAt(jiao)).append('角').append(DIGITS.charAt(fen)).append('分');
      return Optional.of(said.append(end).toString());
    }
  }
}
