package org.nuanbao.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.value.IdNumber.Fault;
import org.nuanbao.value.IdNumber.Judged;
import org.nuanbao.value.IdNumber.Sex;

class IdNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "440524188001010014",
        "34052419800101001X",
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002\u00a0X"
      })
  void acceptsValidNumbersHoweverTheyAreTyped(String text) {
    assertThat(IdNumber.judge(text)).isInstanceOf(Judged.Valid.class);
  }

  @Test
  void liftsFifteenDigitsToEighteen() {
    assertThat(IdNumber.lift("110105491231002")).isEqualTo("11010519491231002X");
    assertThat(IdNumber.of("110105491231002")).contains(new IdNumber("11010519491231002X"));
  }

  @ParameterizedTest
  @CsvSource({
    "1101051949123100, LENGTH",
    "'', LENGTH",
    "11010519491231X02X, CHARACTERS",
    "11010519491231OO2X, CHARACTERS",
    "110105194902300029, DATE",
    "110105194913010029, DATE",
    "110105000001010029, DATE",
    "110105491331002, DATE",
    "110105194912310021, CHECK",
    "440524188001010015, CHECK",
  })
  void saysWhatIsWrong(String text, Fault fault) {
    assertThat(IdNumber.judge(text)).isEqualTo(new Judged.Faulty(fault));
  }

  @Test
  void readsBirthSexAgeAndArea() {
    IdNumber number = new IdNumber("11010519491231002X");
    assertThat(number.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(number.sex()).isEqualTo(Sex.FEMALE);
    assertThat(number.area()).isEqualTo("110105");
    assertThat(number.ageOn(LocalDate.of(2017, 12, 30))).isEqualTo(67);
    assertThat(number.ageOn(LocalDate.of(2017, 12, 31))).isEqualTo(68);
  }

  @ParameterizedTest
  @ValueSource(strings = {"810000", "820000", "830000"})
  void acceptsResidencePermitsOfHongKongMacauAndTaiwan(String area) {
    assertThat(IdNumber.of(Ids.of(area, LocalDate.of(1990, 5, 6), 7))).isPresent();
  }

  @Test
  void refusesToBeMadeOfAnInvalidNumberWithoutRepeatingIt() {
    assertThatThrownBy(() -> new IdNumber("110105194912310021"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1101");
    assertThat(new IdNumber("11010519491231002X")).hasToString("110105********002X");
  }

  @Test
  void everyChangedDigitOfAnyNumberIsNoticed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      String id = Ids.any(random);
      assertThat(IdNumber.of(id)).as("seed %s: %s", seed, id).isPresent();
      int at = random.nextInt(17);
      char other = (char) ('0' + (id.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      String changed = id.substring(0, at) + other + id.substring(at + 1);
      assertThat(IdNumber.of(changed)).as("seed %s: %s", seed, changed).isEmpty();
    }
  }
}
