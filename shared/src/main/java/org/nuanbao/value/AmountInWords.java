package org.nuanbao.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts of money in words (大写), as vouchers and cheques ask for: 壹仟肆佰零玖元伍角整. Written in one way;
 * read in every way that is correct on paper.
 */
public final class AmountInWords {
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] PLACES = {"", "拾", "佰", "仟"};

  /** The places as a voucher prints them. */
  private static final String PRINTED_PLACES = "仟佰拾元角分";

  /** The names of groups of four digits. */
  private static final String[] GROUPS = {"", "万", "亿"};

  /** Other characters for the same words, and the usual ones in the same order. */
  private static final String OTHERS = "正圆圓〇壱弌貳貮弍叄參叅陸萬億";

  private static final String USUAL = "整元元零壹壹贰贰贰叁叁叁陆万亿";
  private static final Pattern CURRENCY = Pattern.compile("^(人民币|人民幣|RMB)[:]?");
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
    return spelled(yuan).map(spelled -> spelled.running(spelled.jiao() == 0, true));
  }

  /**
   * Whether a text says this amount. It may be as we write it, with or without 零 where that is
   * optional (behind 元, and behind a 万 of 0). Or it may have a word for each printed place
   * (壹仟零佰零拾零元零角零分), with the places before the first digit filled with 零 or left out. 人民币 may stand
   * in front; 正 for 整, 圆 for 元 and the traditional characters are right too, as banks demand.
   */
  public static boolean agrees(BigDecimal yuan, String text) {
    StringBuilder said = new StringBuilder();
    for (char c : CURRENCY.matcher(Plain.compact(text)).replaceFirst("").toCharArray()) {
      int other = OTHERS.indexOf(c);
      said.append(other < 0 ? c : USUAL.charAt(other));
    }
    return spelled(yuan).filter(spelled -> spelled.ways().contains(said.toString())).isPresent();
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
   * An amount split into its digits.
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
      ways.addAll(placed());
      return ways;
    }

    /**
     * The amount in running words.
     *
     * @param behindYuan with the 零 that may stand between 元 and a fraction
     * @param behindWan with the 零 that may stand between a 万 of 0 and 仟
     */
    String running(boolean behindYuan, boolean behindWan) {
      boolean nothingWhole = whole.chars().allMatch(c -> c == '0');
      String before = nothingWhole ? "" : yuan(behindWan) + "元";
      if (jiao == 0 && fen == 0) {
        return nothingWhole ? "零元整" : before + "整";
      }
      String zero = nothingWhole || !behindYuan ? "" : "零";
      String tenths = jiao == 0 ? "" : DIGITS.charAt(jiao) + "角";
      return before + zero + tenths + (fen == 0 ? "整" : DIGITS.charAt(fen) + "分");
    }

    /** The whole 元 without the word 元: one 零 for a run of zeros between digits. */
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

    /** Whether a whole group of four zeros comes right before this digit. */
    private boolean wholeGroupOfZeros(int i) {
      return i >= 4 && whole.substring(i - 4, i).equals("0000");
    }

    private boolean groupHasDigits(int last) {
      return whole.substring(Math.max(0, last - 3), last + 1).chars().anyMatch(c -> c != '0');
    }

    /** A word for each place down to 分, starting at 仟 or at any place with no digit before it. */
    private List<String> placed() {
      if (whole.length() > 4) {
        return List.of();
      }
      String digits = "0".repeat(4 - whole.length()) + whole + jiao + fen;
      List<String> ways = new ArrayList<>();
      for (int from = 0; from < digits.length(); from++) {
        StringBuilder said = new StringBuilder();
        for (int i = from; i < digits.length(); i++) {
          said.append(DIGITS.charAt(digits.charAt(i) - '0')).append(PRINTED_PLACES.charAt(i));
        }
        ways.add(said.toString());
        if (digits.charAt(from) != '0') {
          break;
        }
      }
      return ways;
    }
  }
}
