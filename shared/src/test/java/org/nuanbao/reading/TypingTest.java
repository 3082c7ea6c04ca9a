package org.nuanbao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
  @ValueSource(strings = {"若干", "85人", "1e9", "1,234", "--1", "1.", ".5", "+5", "NaN"})
  void leavesOtherTextAsItIs(String text) {
    assertThat(typed(ValueType.COUNT, text)).isEqualTo(new Value.Text(text));
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
    assertThat(Typing.typed(ValueType.ID_NUMBER, number)).isSameAs(number);
    assertThat(Typing.typed(ValueType.BANK_CARD, number)).isSameAs(number);
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
      strings = {"2018-01-18", "2018/1/18", "2018.1.18", "2018年1月18日", "2018年 1月 18日", "20180118"})
  void readsDaysAsTheyAreTyped(String text) {
    assertThat(typed(ValueType.DATE, text)).isEqualTo(new Value.Day(LocalDate.of(2018, 1, 18)));
  }

  @Test
  void anUnfilledDayIsBlankAndAnImpossibleOneStaysText() {
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
    for (String text : new String[] {"８５", "'1", "2018年1月18日", " 张 ", "110105491231002", "x"}) {
      Value once = typed(type, text);
      assertThat(Typing.typed(type, once)).as(text).isEqualTo(once);
    }
  }

  private static Value typed(ValueType type, String text) {
    return Typing.typed(type, new Value.Text(text));
  }

  private static Value typed(ValueType type, BigDecimal number) {
    return Typing.typed(type, new Value.Numeric(number));
  }
}
