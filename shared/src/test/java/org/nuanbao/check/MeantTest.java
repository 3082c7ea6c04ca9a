package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/** What is meant by what was typed, as far as one can be certain. */
class MeantTest {
  private static final AnswerType WAN = AnswerType.of(ValueType.AMOUNT_WAN);
  private static final AnswerType COUNT = AnswerType.of(ValueType.COUNT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"57,37|57.37", "549。9|549.9", "1、37|1.37", "20:25|20.25", "约3.5|3.5", "l2.5O|12.50"})
  void anAmountIsMeant(String text, BigDecimal meant) {
    assertThat(Meant.number(text, WAN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"38 左右|38", "大约12|12", "4l|41", "2〇|20", "S0|50", "B|", "1,37|"})
  void aCountIsMeant(String text, @Nullable BigDecimal meant) {
    if (meant == null) {
      assertThat(Meant.number(text, COUNT)).isEmpty();
    } else {
      assertThat(Meant.number(text, COUNT)).contains(meant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {"王小明1, 王小明", "王小明（女）, 王小明", "'王小明, 王小明", "古丽·买买提*, 古丽·买买提", "王小\u200b明2, 王小明"})
  void aNameIsMadeOfAMarkedOne(String text, String name) {
    assertThat(Making.made(Mend.Way.NAME, ValueType.TEXT, new Value.Text(text)))
        .contains(new Value.Text(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"王小明、李四", "王小明 李四", "王", "同上1号", "王小明"})
  void whatIsNotOneNameIsLeft(String text) {
    assertThat(Making.made(Mend.Way.NAME, ValueType.TEXT, new Value.Text(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ID_NUMBER, 1l010519491231002X, 11010519491231002X",
    "BANK_CARD, 622848O0000000000l8, 6228480000000000018",
    "PHONE, 138〇0000000, 13800000000",
    "PHONE, +86 13800000000, 13800000000",
    "PHONE, 手机13800000000（本人）, 13800000000",
  })
  void aNumberIsMadeOfWhatItsLettersLookLike(ValueType type, String text, String number) {
    assertThat(Making.made(Mend.Way.NUMBER, type, new Value.Text(text)))
        .contains(new Value.Text(number));
  }
}
