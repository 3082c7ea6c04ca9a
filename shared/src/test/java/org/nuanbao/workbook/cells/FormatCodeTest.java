package org.nuanbao.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shown as LibreOffice 24 shows it, but for {@code !}, which it knows in Chinese only. */
class FormatCodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "General|-12.5|-12.5",
        "0|99.995|100",
        "0.00|99.995|100.00",
        "#,##0|1250000|1,250,000",
        "#,##0.00|-1234|-1,234.00",
        "0.0,\"千\"|1250000|1250.0千",
        "#,##0.0,,\"百万\"|13812345678|13,812.3百万",
        "0\\.0,\"万元\"|201803|20.2万元",
        "0!.0,\"万\"|125000|12.5万",
        "0!.0000|125000|12.5000",
        "0\"0\"|12|120",
        "\"1\"0|-5|-15",
        "000000|1234|001234",
        "00-00|1250000|12500-00",
        "000-0000-0000|13812345678|138-1234-5678",
        "\"2018-\"000|12|2018-012",
        "0.00%|0.25|25.00%",
        ";;;|12|``",
        "0;;|-5|``",
        "0;-0;\"无\"|0|无",
        "0;0|-5|5",
        "#,##0_);(#,##0)|-1234|(1,234)",
        "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ |-3|-3.00",
        "[>=10000]0!.0,\"万\";0|9999|9999",
        "[>=10000]0!.0,\"万\";0|10000|1.0万",
        "[<1000]0;[>=1000]0.0,\"千\";0|1234|1.2千",
        "General\"元\"|0.4|0.4元",
        "0.0#|99.5|99.5",
        "#|0.4|``",
        "[$¥-804]#,##0.00|0.5|¥0.50",
        "0000\"年\"00\"月\"|201803|2018年03月",
        "0.0,,\"M\"|1250000|1.3M"
      })
  void showsANumberAsASpreadsheetDoes(String code, BigDecimal number, String shown) {
    assertThat(FormatCode.of(code).shown(number).text().strip()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yyyy-mm-dd|day",
        "yyyy\"年\"m\"月\"d\"日\";@|day",
        "[$-804]yyyy\"年\"m\"月\"|day",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy|day",
        "m\"月\"d\"日\"|day",
        "mmm-yy|day",
        "e/m/d|day",
        "yyyy-mm-dd hh:mm:ss.000|day",
        "h:mm|time",
        "[h]:mm:ss|time",
        "上午/下午h\"时\"mm\"分\"|time",
        "mm:ss.0|time",
        "[Red]0;\"day\"0|number",
        "#,##0 USD|number",
        "0\"天\"|number",
        "0.00E+00|number",
        "# ?/?|number",
        "General|number",
        "G/通用格式|number",
        "@|number"
      })
  void tellsDaysAndTimesFromNumbers(String code, String kind) {
    FormatCode format = FormatCode.of(code);
    BigDecimal number = new BigDecimal("43118.25");

    assertThat(format.isDate(number.doubleValue())).isEqualTo(kind.equals("day"));
    assertThat(format.isTime(number)).isEqualTo(kind.equals("time"));
  }

  @Test
  void readsAnyCode() {
    String signs = "0#?.,%;\"\\!_*[]<>=-/@EeyYmdhsGeneral年()$￥万 ";
    Random random = new Random(18);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder code = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        code.append(signs.charAt(random.nextInt(signs.length())));
      }
      FormatCode format = FormatCode.of(code.toString());
      BigDecimal number = BigDecimal.valueOf(random.nextLong(-999_999, 9_999_999), 2);

      assertThat(format.shown(number).meaning()).as("seed 18, %s", code).isNotNull();
      assertThat(format.shown("x")).as("seed 18, %s", code).isNotNull();
      if (format.isPlain()) {
        assertThat(format.isPlain(number)).as("seed 18, %s", code).isTrue();
        assertThat(format.isDate(number.doubleValue())).as("seed 18, %s", code).isFalse();
      }
    }
  }
}
