package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads printed formulas, which use the numbers or the names of rows and columns. */
final class PrintedSums {
  /**
   * A printed formula.
   *
   * @param context what the print says it is about: 行, 列 or an empty text
   */
  record Formula(
      String target, List<String> plus, List<String> minus, String context, String printed) {
    /** The terms and the target, as printed. */
    List<String> words() {
      List<String> words = new ArrayList<>(plus);
      words.addAll(minus);
      words.add(target);
      return words;
    }
  }

  /** A printed statement that one number is not more than another. */
  record Order(String part, String whole, String context) {}

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![0-9A-Z.])([0-9]{1,3}|[A-Z])((?:[=＝](?:[0-9]{1,3}|[A-Z])(?:[+＋\\-－—](?:[0-9]{1,3}|[A-Z]))+)+)(?![0-9×÷*/])");
  private static final Pattern ORDER =
      Pattern.compile("(?<![0-9.])([0-9]{1,3})[≥>＞]=?([0-9]{1,3})(?![0-9])");
  private static final String NAME = "[\\p{IsHan}A-Za-z]{2,14}(?:（[^（）=＝]{1,6}）)?";
  private static final Pattern NAMES =
      Pattern.compile("(" + NAME + ")[=＝](" + NAME + "(?:[+＋\\-－](?:" + NAME + "))+)");
  private static final Pattern BRACKETED =
      Pattern.compile(
          "[（(]([^（()）=＝]+(?:[+＋][^（()）=＝+＋]+)+|[0-9]{1,3}(?:[+＋\\-－][0-9]{1,3})+)[)）]");
  private static final Pattern CONTEXT = Pattern.compile("(列|栏|行)(?:关系|次)?");

  private static final Pattern TERM = Pattern.compile("([+＋\\-－—]?)([^+＋\\-－—]+)");
  private static final Pattern SUMMED = Pattern.compile("[=＝].*");
  private static final int LONGEST = 60;
  private static final Pattern RUN =
      Pattern.compile("([0-9]{1,3})[+＋](?:…{1,2}|⋯{1,2}|[.]{2,6}|~|～)[+＋]([0-9]{1,3})(?![0-9])");
  private static final Pattern GROUPED =
      Pattern.compile("[=＝][（(]([0-9]{1,3}(?:[+＋\\-－][0-9]{1,3})+)[)）][行栏列]?");

  private PrintedSums() {}

  /** The text with 3栏=4栏+5栏, (3)=(4)+(5) and ③=④+⑤ written as 3=4+5. */
  private static String plain(String printed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      boolean circled = c >= '①' && c <= '⑳';
      text.append(circled ? String.valueOf(c - '①' + 1) : String.valueOf(c));
    }
    return listed(text.toString())
        .replaceAll("第?([0-9]{1,3})[栏列](?=[=＝≥])", "列关系 $1")
        .replaceAll("第?([0-9]{1,3})行(?=[=＝≥])", "行关系 $1")
        .replaceAll("第?([0-9]{1,3})[栏列行](?=[+＋\\-－=＝≥]|[^0-9\\p{IsHan}]|$)", "$1")
        .replaceAll("[（(]([0-9]{1,3})[)）](?=[=＝+＋\\-－])", " $1")
        .replaceAll("(?<=[=＝+＋\\-－])[（(]([0-9]{1,3})[)）]", "$1")
        .replaceAll("(?<=[=＝+＋\\-－]) ", "");
  }

  /** The text with 13行=（1+…+4）行 written as 13行=1+2+3+4. */
  private static String listed(String text) {
    String listed =
        RUN.matcher(text)
            .replaceAll(run -> {
              int first = Integer.parseInt(run.group(1));
              int last = Integer.parseInt(run.group(2));
              List<String> all = new ArrayList<>();
              for (int number = first; number <= last && all.size() < LONGEST; number++) {
                all.add(String.valueOf(number));
              }
              return String.join("+", all);
            });
    return GROUPED.matcher(listed).replaceAll("=$1");
  }

  /** The number or letter that may have a formula behind it: 1 of 1=2+3. */
  static String code(String printed) {
    return SUMMED.matcher(printed).replaceFirst("");
  }

  static List<Formula> numbered(String print) {
    String text = plain(print);
    List<Formula> formulas = new ArrayList<>();
    Matcher numbers = NUMBERS.matcher(text);
    while (numbers.find()) {
      String context = context(text.substring(0, numbers.start()));
      for (String side : numbers.group(2).substring(1).split("[=＝]", -1)) {
        formulas.add(formula(numbers.group(1), side, context, numbers.group()));
      }
    }
    return formulas;
  }

  static List<Formula> named(String text) {
    List<Formula> formulas = new ArrayList<>();
    Matcher names = NAMES.matcher(text);
    while (names.find()) {
      formulas.add(formula(names.group(1), names.group(2), "", names.group()));
    }
    return formulas;
  }

  static List<Order> orders(String print) {
    String text = plain(print);
    List<Order> orders = new ArrayList<>();
    Matcher order = ORDER.matcher(text);
    while (order.find()) {
      orders.add(
          new Order(order.group(2), order.group(1), context(text.substring(0, order.start()))));
    }
    return orders;
  }

  /**
   * The formula in the brackets of a name, as {@code 合计＋加分} or {@code 1+2-3}; null if there is
   * none.
   */
  static @Nullable Formula bracketed(String label) {
    Matcher bracket = BRACKETED.matcher(label);
    return bracket.find() ? formula("", bracket.group(1), "", label) : null;
  }

  private static Formula formula(String target, String side, String context, String printed) {
    List<String> plus = new ArrayList<>();
    List<String> minus = new ArrayList<>();
    Matcher term = TERM.matcher(side);
    while (term.find()) {
      boolean less = !term.group(1).isEmpty() && "-－—".contains(term.group(1));
      (less ? minus : plus).add(term.group(2));
    }
    return new Formula(target, List.copyOf(plus), List.copyOf(minus), context, printed);
  }

  private static String context(String before) {
    Matcher context = CONTEXT.matcher(before);
    String last = "";
    while (context.find()) {
      last = context.group(1).equals("行") ? "行" : "列";
    }
    return last;
  }
}
