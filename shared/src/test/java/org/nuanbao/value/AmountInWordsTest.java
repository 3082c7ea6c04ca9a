package org.nuanbao.value;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.convert.Convert;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {
  @ParameterizedTest
  @CsvSource({
    "1409.50, 壹仟肆佰零玖元伍角整",
    "6007.14, 陆仟零柒元壹角肆分",
    "1680.32, 壹仟陆佰捌拾元叁角贰分",
    "107000.53, 壹拾万零柒仟元伍角叁分",
    "16409.02, 壹万陆仟肆佰零玖元零贰分",
    "10.00, 壹拾元整",
    "9999.99, 玖仟玖佰玖拾玖元玖角玖分",
    "10000, 壹万元整",
    "100007000, 壹亿零柒仟元整",
    "0.50, 伍角整",
    "0.05, 伍分",
    "0, 零元整"
  })
  void writesAsOnAVoucher(BigDecimal yuan, String words) {
    assertThat(AmountInWords.of(yuan)).contains(words);
    assertThat(AmountInWords.agrees(yuan, words)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1680.32, 壹仟陆佰捌拾元零叁角贰分",
    "107000.53, 壹拾万柒仟元伍角叁分",
    "1000, 壹仟元正",
    "1000, ' 壹仟 元整 '",
    "1000, 壹仟圆整",
    "1000, 壹仟零佰零拾零元零角零分",
    "20.05, 零仟零佰贰拾零元零角伍分",
    "20.05, 贰拾零元零角伍分",
    "500, 伍佰零拾零元零角零分",
    "1409.50, 壹仟肆佰零玖元零伍角整",
    "16409.02, 壹万陆仟肆佰零玖元贰分"
  })
  void takesWhatIsRightOnPaperToo(BigDecimal yuan, String words) {
    assertThat(AmountInWords.agrees(yuan, words)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 壹仟零元整",
    "1000, 壹仟元",
    "1000.01, 壹仟元零壹分整",
    "1000, 壹仟零佰零拾零元零角零分整",
    "1000, 零佰零拾零元零角零分",
    "1000.05, 零壹仟元零伍分",
    "0.50, 零伍角整",
    "1005, 壹仟伍元整",
    "1000, 一千元整",
    "1000.5, 壹仟元整",
    "1009, 壹仟玖元整",
    "1000.005, 壹仟元整",
    "-1000, 壹仟元整",
    "1000, ''"
  })
  void refusesWhatSaysAnotherAmountOrIsNotWrittenRight(BigDecimal yuan, String words) {
    assertThat(AmountInWords.agrees(yuan, words)).isFalse();
  }

  @Test
  void writesNothingOfWhatNoVoucherCanSay() {
    assertThat(AmountInWords.of(new BigDecimal("-1"))).isEmpty();
    assertThat(AmountInWords.of(new BigDecimal("0.005"))).isEmpty();
    assertThat(AmountInWords.of(new BigDecimal("1E+12"))).isEmpty();
  }

  @Test
  void agreesWithAnotherProgramOnAnyAmount() {
    long seed = 20120106;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal yuan =
          BigDecimal.valueOf(random.nextLong(1, 1L << random.nextInt(2, 40)), random.nextInt(0, 3));
      // The other program leaves 整 out behind 角.
      String other = Convert.digitToChinese(yuan).replaceFirst("角$", "角整");
      assertThat(AmountInWords.agrees(yuan, other))
          .as("seed %d: %s is %s", seed, yuan, other)
          .isTrue();
    }
  }
}
