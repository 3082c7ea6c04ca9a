package org.nuanbao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;

class TypingTest {
  @ParameterizedTest
  @CsvSource({
    "85, 85",
    "８５, 85",
    "' 85 ', 85",
    "'''85', 85",
    "102.26, 102.26",
    "-1, -1",
    "0.10, 0.10"
  })
  void readsTextThatIsWhollyAPlainNumberWhereANumberIsAsked(String text, BigDecimal number) {
    assertThat(typed(ValueType.AMOUNT_WAN, text)).isEqualTo(new Value.Numeric(number));
    assertThat(typed(ValueType.COUNT, text)).isEqualTo(new Value.Numeric(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "若干",
        "约3",
        "85打",
        "1e9e",
        "12,34",
        "1,23",
        "1234,567",
        "1.2.3",
        "--1",
        "(5)",
        "NaN",
        "3-5",
        "一百五",
        "三万五",
        "十二三",
        "1/2",
        "¥5",
        "5%"
      })
  void leavesWhatIsNoNumberOrMayBeTwoAsItIs(String text) {
    assertThat(typed(ValueType.COUNT, text)).isEqualTo(new Value.Text(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234 | 1234",
        "1，234，567 | 1234567",
        "+12 | 12",
        "12. | 12",
        ".5 | 0.5",
        "1.2E3 | 1200",
        "１２ | 12",
        "−3 | -3",
        "1​2 | 12",
        "十二 | 12",
        "二十 | 20",
        "一百零五 | 105",
        "两千零三十 | 2030",
        "三万二千 | 32000",
        "一亿零五万 | 100050000",
        "壹佰贰拾叁 | 123",
        "〇 | 0"
      })
  void readsWhatPeopleWriteForANumber(String text, BigDecimal number) {
    assertThat(typed(ValueType.COUNT, text))
        .isInstanceOfSatisfying(
            Value.Numeric.class, read -> assertThat(read.number()).isEqualByComparingTo(number));
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 慰问职工（人）, 12人, 12",
    "COUNT, 慰问职工（人次）, 十二人次, 12",
    "AMOUNT_WAN, 总额, 12.5万元, 12.5",
    "AMOUNT_WAN, 总额, 12.5万, 12.5",
    "AMOUNT_YUAN, 金额, 500元, 500",
    "AMOUNT_YUAN, 金额, 500元整, 500",
    "AMOUNT_YUAN, 金额, ￥500.00, 500.00",
    "AMOUNT_YUAN, 金额, 人民币500元, 500",
    "INTEGER, 年龄, 45岁, 45",
    "INTEGER, 年龄, 45周岁, 45",
    "PERCENT, 占比（%）, 25%, 25",
    "PERCENT, 占比, 25%, 0.25",
    "COUNT, 家庭人数, 3人, 3",
    "COUNT, 走访慰问户数, 12户, 12",
    "COUNT, 养殖数量, 2只, 2",
    "DECIMAL, 面积（平方米）, 86.5平方米, 86.5",
    "DECIMAL, 面积（平方米）, 86.5㎡, 86.5",
    "DECIMAL, 面积（㎡）, 86.5平米, 86.5",
    "DECIMAL, 大米（kg）, 25公斤, 25",
    "YEAR, 年度, 2012年, 2012",
    "YEAR, 年度, 二〇一二年, 2012"
  })
  void readsTheUnitOfItsOwnCell(ValueType type, String label, String text, BigDecimal number) {
    Value read = Typing.typed(AnswerType.of(type, List.of(), label), new Value.Text(text));
    assertThat(read).isEqualTo(new Value.Numeric(number));
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 慰问职工（人）, 12户",
    "COUNT, 慰问职工（人次）, 12人",
    "COUNT, 走访慰问户数, 12人",
    "COUNT, 养殖数量, 2打",
    "COUNT, 养殖数量, 2百",
    "DECIMAL, 面积（㎡）, 1.5亩",
    "AMOUNT_YUAN, 金额, 1.2万元",
    "AMOUNT_WAN, 总额, 500元",
    "AMOUNT_YUAN, 金额, 五百元",
    "INTEGER, 年龄, 四十",
    "INTEGER, 年龄, 40左右"
  })
  void leavesAnotherUnitAndAmountsInCharactersToBeAskedFor(
      ValueType type, String label, String text) {
    Value read = Typing.typed(AnswerType.of(type, List.of(), label), new Value.Text(text));
    assertThat(read).isEqualTo(new Value.Text(text));
  }

  @ParameterizedTest
  @EnumSource(names = {"COUNT", "AMOUNT_YUAN", "AMOUNT_WAN"})
  void onlyWhatIsCalledAChangeMayBeNegative(ValueType type) {
    assertThat(AnswerType.of(type, List.of(), "比上年增减").least()).isNegative();
    assertThat(AnswerType.of(type, List.of(), "本年累计").least()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ValueType.class)
  void textOfSpacesOnlyIsBlank(ValueType type) {
    assertThat(typed(type, " \u00a0\u3000\t")).isEqualTo(Value.Blank.IT);
  }

  @Test
  void aNumberOfAtMostFifteenDigitsInAnIdentityColumnIsItsText() {
    assertThat(typed(ValueType.ID_NUMBER, new BigDecimal("110105491231002")))
        .isEqualTo(new Value.Text("110105491231002"));
    assertThat(typed(ValueType.BANK_CARD, new BigDecimal("6.2E+3")))
        .isEqualTo(new Value.Text("6200"));
  }

  @Test
  void aLongerNumberStaysOneBecauseItsEndIsLost() {
    Value number = new Value.Numeric(new BigDecimal("410103199210083000"));
    assertThat(Typing.typed(AnswerType.of(ValueType.ID_NUMBER), number)).isSameAs(number);
    assertThat(Typing.typed(AnswerType.of(ValueType.BANK_CARD), number)).isSameAs(number);
  }

  @Test
  void normalisesIdentityNumbersCardsAndTelephones() {
    assertThat(typed(ValueType.ID_NUMBER, "'11010519491231002x\u00a0"))
        .isEqualTo(new Value.Text("11010519491231002X"));
    assertThat(typed(ValueType.BANK_CARD, "6231 9345 4090 5801 990"))
        .isEqualTo(new Value.Text("6231934540905801990"));
    assertThat(typed(ValueType.PHONE, "１３８ ０００００ ０１４")).isEqualTo(new Value.Text("13800000014"));
    assertThat(typed(ValueType.PHONE, new BigDecimal("13800000014")))
        .isEqualTo(new Value.Text("13800000014"));
  }

  @Test
  void keepsTextButForItsEnds() {
    assertThat(typed(ValueType.TEXT, "\u3000买买提·吐尔逊 ")).isEqualTo(new Value.Text("买买提·吐尔逊"));
    assertThat(typed(ValueType.TEXT, "'=1+1")).isEqualTo(new Value.Text("'=1+1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-01-18",
        "2018/1/18",
        "2018.1.18",
        "2018.1.18.",
        "2018年1月18日",
        "2018年 1月 18日",
        "2018年1月18号",
        "2018年元月18日",
        "二〇一八年一月十八日",
        "二零一八年元月十八日",
        "２０１８年１月１８日",
        "2018 1 18",
        "20180118",
        "2018-01-18 00:00:00",
        "2018-01-18T00:00:00",
        "2018/1/18 0:00",
        "2018年1月18日（星期四）",
        "2018-​01-18"
      })
  void readsDaysAsTheyAreTyped(String text) {
    assertThat(typed(ValueType.DATE, text)).isEqualTo(new Value.Day(LocalDate.of(2018, 1, 18)));
  }

  @Test
  void anUnfilledDayIsBlankAndAnImpossibleOrDoubtfulOneStaysText() {
    for (String text : List.of("6/1/2018", "18.1.6", "18年1月6日", "1月18日", "201811", "待定", "长期")) {
      assertThat(typed(ValueType.DATE, text)).isEqualTo(new Value.Text(text));
    }
    assertThat(typed(ValueType.DATE, "年    月    日")).isEqualTo(Value.Blank.IT);
    assertThat(typed(ValueType.DATE, "2018年2月30日")).isEqualTo(new Value.Text("2018年2月30日"));
    assertThat(typed(ValueType.DATE, "年底")).isEqualTo(new Value.Text("年底"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999"})
  void aNumberOutOfAllBoundsIsBroken(String number) {
    assertThat(typed(ValueType.COUNT, new BigDecimal(number))).isInstanceOf(Value.Broken.class);
  }

  @ParameterizedTest
  @EnumSource(ValueType.class)
  void typingTwiceChangesNothing(ValueType type) {
    for (String text :
        List.of(
            "８５",
            "'1",
            "2018年1月18日",
            " 张 ",
            "110105491231002",
            "x",
            "25%",
            "十二",
            "1,234",
            "√",
            "是",
            "138-0000-0014",
            "2018年1月",
            "下(待)岗、在岗",
            "20180118",
            "￥3")) {
      Value once = typed(type, text);
      assertThat(Typing.typed(AnswerType.of(type), once)).as(text).isEqualTo(once);
    }
  }

  private static Value typed(ValueType type, String text) {
    return Typing.typed(AnswerType.of(type), new Value.Text(text));
  }

  private static Value typed(ValueType type, BigDecimal number) {
    return Typing.typed(AnswerType.of(type), new Value.Numeric(number));
  }
}
