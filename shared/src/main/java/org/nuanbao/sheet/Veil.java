package org.nuanbao.sheet;

import java.util.regex.Pattern;
import org.nuanbao.form.Item;
import org.nuanbao.form.Prompt;
import org.nuanbao.value.Masking;

/**
 * What is hidden of an answer wherever a sheet is shown. Names are not: the sheet is shown to those
 * who filled it in, and to those who judge it.
 */
public enum Veil {
  NONE,
  ID,
  CARD,
  PHONE,
  ADDRESS,
  BIRTH,
  /** Health, disability, why somebody is in need. */
  HEALTH,
  INCOME;

  private static final String COVER = "****";
  private static final int OF_AN_ADDRESS = 3;
  private static final int OF_A_YEAR = 4;
  private static final Pattern ADDRESSES = Pattern.compile("[住地]址|住所|户口所在|戶口所在|户籍|戶籍");
  private static final Pattern BIRTHS = Pattern.compile("出生|生日");
  private static final Pattern HEALTHS = Pattern.compile("健康|[残殘]疾|病|[伤傷]|致困|[贫貧]困原因|困[难難]原因");
  private static final Pattern INCOMES = Pattern.compile("收入|工[资資]|低保金|存款");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}.*", Pattern.DOTALL);
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern DIGITS = Pattern.compile("[0-9０-９][0-9０-９ \\-]{2,}");

  /**
   * What is hidden of the answers to a prompt: by its type, and by its printed label where the type
   * does not tell. Figures of statistics and crosstabs are about nobody in particular.
   */
  public static Veil of(Prompt prompt) {
    return switch (prompt.type()) {
      case ID_NUMBER -> ID;
      case BANK_CARD, USCC -> CARD;
      case PHONE -> PHONE;
      case COUNT,
          INTEGER,
          AMOUNT_WAN,
          AMOUNT_YUAN,
          DECIMAL,
          PERCENT,
          YES_NO,
          TICK,
          TEXT,
          DATE,
          MONTH,
          YEAR,
          CODE,
          CODES ->
          prompt instanceof Item ? NONE : ofLabel(prompt.label());
    };
  }

  private static Veil ofLabel(String label) {
    if (ADDRESSES.matcher(label).find()) {
      return ADDRESS;
    }
    if (BIRTHS.matcher(label).find()) {
      return BIRTH;
    }
    if (HEALTHS.matcher(label).find()) {
      return HEALTH;
    }
    return INCOMES.matcher(label).find() ? INCOME : NONE;
  }

  /** The answer as it may be shown. */
  public String over(String answer) {
    if (answer.isBlank()) {
      return answer;
    }
    return switch (this) {
      case NONE -> answer;
      case ID -> Masking.id(answer);
      case CARD -> Masking.card(answer);
      case PHONE -> Masking.phone(answer);
      case ADDRESS ->
          answer.codePointCount(0, answer.length()) <= OF_AN_ADDRESS
              ? COVER
              : answer.substring(0, answer.offsetByCodePoints(0, OF_AN_ADDRESS)) + COVER;
      case BIRTH -> YEAR.matcher(answer).matches() ? answer.substring(0, OF_A_YEAR) + COVER : COVER;
      case HEALTH, INCOME -> COVER;
    };
  }

  /**
   * A cell's text as it may be shown, where the answer stands among printed words or other answers.
   *
   * @param answer as it was read; may be written otherwise in the text
   */
  public String within(String text, String answer) {
    if (this == NONE || text.isBlank()) {
      return text;
    }
    boolean there = !answer.isBlank() && text.contains(answer);
    if (there && LETTER.matcher(text.replace(answer, "")).find()) {
      return text.replace(answer, over(answer));
    }
    return switch (this) {
      case NONE -> text;
      case ID, CARD, PHONE -> there ? over(text) : DIGITS.matcher(text).replaceAll(COVER);
      case ADDRESS -> there ? over(text) : COVER;
      case BIRTH -> over(text);
      case HEALTH, INCOME -> COVER;
    };
  }
}
