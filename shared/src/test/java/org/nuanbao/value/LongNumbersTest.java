package org.nuanbao.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like somebody's number is masked in any text, and nothing else is. */
class LongNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "联系人张三13800009998，下午在,联系人张三138****9998，下午在",
    "138 0000 9998,138 **** 9998",
    "138-00009998,138-****9998",
    "+86 13800009998,+86 138****9998",
    "１３８００００９９９８,１３８****９９９８",
    "一三八零零零零九九九八,一三八****九九九八",
    "13800009998/13900001234,138****9998/139****1234",
    "0592-2021234,059*-***1234",
    "(0592)2021234,(059*)***1234",
    "身份证410103199210083759。,身份证410103********3759。",
    "41010319921008394X,410103********394X",
    "41010319921008394x,410103********394x",
    "410103 19921008 3759,410103 ******** 3759",
    "410103-19921008-3750,410103-********-3750",
    "4101 0319 9210 0837 59,4101 03** **** **37 59",
    "410103921008375,410103*****8375",
    "6231 9345 4090 5801 990,6231 93** **** ***1 990",
    "6231934540905801990,623193*********1990",
    "编号12345678901234,编号123*******1234"
  })
  void isMasked(String text, String masked) {
    assertThat(LongNumbers.masked(text)).isEqualTo(masked);
  }

  @Test
  void numbersThatInvisibleCharactersPartAreMasked() {
    assertThat(LongNumbers.masked("138\u200b0000\u20609998")).isEqualTo("138\u200b****\u20609998");
    assertThat(LongNumbers.masked("138\n0000\n9998")).isEqualTo("138\n****\n9998");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2018年1月10日前报",
        "2018-01-10 至 2018-02-20",
        "2012.01.01-2012.12.31",
        "13 55 17 85 1 2 3 4 5 6",
        "1,234,567.89",
        "123456789",
        "A=B+C+D+E+F+G",
        "一、二、三、四、五、六、七、八、九、十",
        "2015 2016 2017 2018 2019",
        "0.00012 0.00034",
        "（一）帮扶款物 12.50 万元，生活救助 35 人次，医疗救助 10 人次"
      })
  void staysAsItIs(String text) {
    assertThat(LongNumbers.masked(text)).isEqualTo(text);
  }

  @Test
  void takesTimeThatGrowsWithTheTextOnly() {
    String text = "1 ".repeat(16_000);
    assertThat(LongNumbers.masked(text)).hasSize(text.length());
  }
}
