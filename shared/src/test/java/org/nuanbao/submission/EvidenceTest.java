package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Voucher;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.VoucherCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** A voucher beside the roster row it proves. */
class EvidenceTest {
  private static final String LI = "11010519491231002X";
  private static final String WANG = "440524188001010014";
  private final Voucher form = (Voucher) VoucherCampaign.form();
  private final Roster roster =
      NoticesOnDisk.forms().stream()
          .filter(each -> each.id().equals(form.evidenceOf()))
          .map(Roster.class::cast)
          .findFirst()
          .orElseThrow();
  private final MemoryKeys keys = new MemoryKeys();

  @Test
  void voucherOfTheRowsPersonAndAmountIsRight() {
    assertThat(against(LI, "500.00", voucher(LI, 500), LI)).isEmpty();
  }

  @Test
  void anotherAmountIsToldWithBothAndItsCell() {
    assertThat(against(LI, "600", voucher(LI, 500), LI))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo("OTHER_AMOUNT");
          assertThat(finding.message()).contains("500", "600");
          assertThat(finding.cells()).containsExactly("A11");
        });
  }

  @Test
  void ofSeveralRowsTheOneWithTheAmountIsNamedAsTheSheetHasIt() {
    Reading rows = rows(row(1, 4, LI, null), row(2, 5, WANG, "500"), row(3, 7, LI, "600"));

    assertThat(evidence(rows).against(form, voucher(LI, 500), keys.person(LI)))
        .hasValueSatisfying(finding ->
            assertThat(finding.message()).contains("名册第3条（第7行）是600元").doesNotContain("第1条"));
    assertThat(evidence(rows).against(form, voucher(LI, 600), keys.person(LI))).isEmpty();
  }

  @Test
  void rowWithoutAnAmountContradictsNoVoucher() {
    assertThat(evidence(rows(row(1, 4, LI, null))).against(form, voucher(LI, 500), keys.person(LI)))
        .isEmpty();
  }

  @Test
  void personWithoutARowIsToldWithoutNamingThem() {
    assertThat(against(WANG, "500", voucher(LI, 500), LI))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo("NOT_ON_ROSTER");
          assertThat(finding.message()).doesNotContain(LI, "李某");
          assertThat(finding.cells()).contains("C4");
        });
  }

  private Optional<Finding> against(String listed, String yuan, Reading voucher, String person) {
    return evidence(rows(row(1, 4, listed, yuan))).against(form, voucher, keys.person(person));
  }

  private Evidence evidence(Reading rows) {
    return Evidence.in(roster, rows, keys).orElseThrow();
  }

  private Reading rows(Line... lines) {
    Body.Lines body = new Body.Lines(List.of(lines), List.of());
    return new Reading(roster.id(), "v1", "名册", null, Map.of(), body);
  }

  private Line row(int number, int sheetRow, String idNo, @Nullable String yuan) {
    List<Value> values = new ArrayList<>();
    for (Column column : roster.columns()) {
      values.add(
          switch (column.key()) {
            case "id_no" -> new Value.Text(idNo);
            case "amount" ->
                yuan == null ? Value.Blank.IT : new Value.Numeric(new BigDecimal(yuan));
            default -> Value.Blank.IT;
          });
    }
    return new Line(number, sheetRow, values);
  }

  private static Reading voucher(String idNo, int yuan) {
    return VoucherCampaign.voucher("凭证", "D1", idNo, "李某", yuan);
  }
}
