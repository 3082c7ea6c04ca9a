package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipOfHandTest {
  @ParameterizedTest
  @CsvSource({
    "206700, 20.67", // 元 for 万元
    "0.35, 3.5",
    "12.5, 1250",
    "1208, 1280",
    "14.81, 41.81",
    "1128, 128",
    "128, 1208",
    "37, 137",
  })
  void oneSlipExplains(BigDecimal typed, BigDecimal meant) {
    assertThat(SlipOfHand.explains(typed, meant)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12", // right
    "12, 13",
    "1280, 1290",
    "7, 71", // one digit tells nothing
    "1238, 128", // 3 stands only once
    "0, 10",
    "-21, 12",
    "35, 3500000",
  })
  void itDoesNot(BigDecimal typed, BigDecimal meant) {
    assertThat(SlipOfHand.explains(typed, meant)).isFalse();
  }
}
