package org.nuanbao.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.YesNo;

/**
 * What an answer must be like.
 *
 * @param codes the answers allowed, in the order they are printed; empty if any answer is
 * @param unit 人, 万元 …; empty if none is printed
 * @param places the most decimals allowed
 * @param least the smallest number allowed; null if there is no bound
 * @param most the largest number allowed
 * @param name whether it is a person's name
 */
public record AnswerType(
    ValueType kind,
    List<String> codes,
    String unit,
    int places,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    boolean name) {
  private static final BigDecimal MOST_YUAN = new BigDecimal("999999999999.99");
  private static final BigDecimal MOST_WAN = new BigDecimal("99999999.999999");
  private static final BigDecimal MOST = new BigDecimal("999999999999");
  private static final Pattern BRACKET = Pattern.compile("[（(]([^（()）]{1,6})[）)]\\s*[:：]?$");
  private static final Pattern COUNTED = Pattern.compile("(人次|户次|[人户家名件次个台辆])\\s*数\\s*[:：]?$");
  private static final Pattern CHANGE = Pattern.compile("增减|差额|±|净增");
  private static final Pattern PERSON = Pattern.compile("(姓\\s*名|名\\s*字)\\s*[:：]?$");
  private static final Pattern AGE = Pattern.compile("年\\s*龄\\s*(（.*）)?$");

  /** An answer of this kind whose label says nothing more about it. */
  public static AnswerType of(ValueType kind) {
    return of(kind, List.of(), "");
  }

  /** An answer of this kind, with the unit and bounds that its label tells. */
  public static AnswerType of(ValueType kind, List<String> codes, String label) {
    boolean age = kind.isNumber() && AGE.matcher(label).find();
    return new AnswerType(
        kind,
        kind == ValueType.YES_NO && codes.isEmpty() ? YesNo.answers() : codes,
        age ? "岁" : unit(kind, label),
        places(kind),
        leastOf(kind, age, CHANGE.matcher(label).find()),
        mostOf(kind, age),
        kind == ValueType.TEXT && PERSON.matcher(label).find());
  }

  /** The same answer type in another unit. */
  public AnswerType in(String otherUnit) {
    return new AnswerType(kind, codes, otherUnit, places, least, most, name);
  }

  private static String unit(ValueType kind, String label) {
    return switch (kind) {
      case AMOUNT_YUAN -> "元";
      case AMOUNT_WAN -> "万元";
      case PERCENT -> bracket(label).filter("%"::equals).orElse("");
      case YEAR -> "年";
      case COUNT -> bracket(label).or(() -> counted(label)).orElse("");
      case INTEGER, DECIMAL -> bracket(label).orElse("");
      case YES_NO, TICK, TEXT, DATE, MONTH, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> "";
    };
  }

  private static Optional<String> bracket(String label) {
    Matcher bracket = BRACKET.matcher(label);
    return bracket.find() ? Optional.of(bracket.group(1)) : Optional.empty();
  }

  /** The unit that a label counts in: 户 for 走访户数. */
  private static Optional<String> counted(String label) {
    Matcher counted = COUNTED.matcher(label);
    return counted.find() ? Optional.of(counted.group(1)) : Optional.empty();
  }

  private static int places(ValueType kind) {
    return switch (kind) {
      case AMOUNT_YUAN -> 2;
      case AMOUNT_WAN, DECIMAL, PERCENT -> 6;
      case COUNT, INTEGER, YEAR -> 0;
      case YES_NO, TICK, TEXT, DATE, MONTH, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> 0;
    };
  }

  private static @Nullable BigDecimal leastOf(ValueType kind, boolean age, boolean change) {
    return switch (kind) {
      case COUNT, AMOUNT_WAN, AMOUNT_YUAN -> change ? MOST.negate() : BigDecimal.ZERO;
      case YEAR -> new BigDecimal(1900);
      case INTEGER, DECIMAL -> age ? BigDecimal.ZERO : MOST.negate();
      case PERCENT -> MOST.negate();
      case YES_NO, TICK, TEXT, DATE, MONTH, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> null;
    };
  }

  private static @Nullable BigDecimal mostOf(ValueType kind, boolean age) {
    return switch (kind) {
      case AMOUNT_YUAN -> MOST_YUAN;
      case AMOUNT_WAN -> MOST_WAN;
      case YEAR -> new BigDecimal(2100);
      case COUNT, INTEGER, DECIMAL -> age ? new BigDecimal(150) : MOST;
      case PERCENT -> MOST;
      case YES_NO, TICK, TEXT, DATE, MONTH, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> null;
    };
  }
}
