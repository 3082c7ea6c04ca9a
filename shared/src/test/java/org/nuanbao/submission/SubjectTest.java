package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.memory.VoucherCampaign.form;
import static org.nuanbao.memory.VoucherCampaign.voucher;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.reading.Reading;

class SubjectTest {
  private static final String ID = "350205199201239063";

  @Test
  void twoVouchersOfOnePersonNameBothPlaces() {
    List<Finding> findings =
        Subject.findings(
            form(),
            List.of(
                voucher("一", "XM-1", ID, "秦某", 1),
                voucher("二", "XM-2", ID, "秦某", 1),
                voucher("三", "ｘｍ- 1", "", "秦某", 1)));

    assertThat(findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.ERROR);
          assertThat(finding.sheet()).isEqualTo("三");
          assertThat(finding.cells()).containsExactly("I3");
          assertThat(finding.message()).contains("工作表“一”I3").contains("困难职工档案编号");
          assertThat(finding.message()).doesNotContain("XM");
        });
  }

  @Test
  void aVoucherOfNobodySaysWhatToFillIn() {
    assertThat(Subject.findings(form(), List.of(voucher("一", "", "", "", 1))))
        .extracting(Finding::code)
        .containsExactly("NO_SUBJECT");
  }

  @Test
  void differentPersonsAreNoMistake() {
    assertThat(
            Subject.findings(
                form(),
                List.of(
                    voucher("一", "XM-1", "", "秦某", 1),
                    voucher("一", "", ID, "秦某", 1),
                    voucher("一", "", "", "秦某", 1))))
        .isEmpty();
  }

  @Test
  void aSubjectIsTheFileNumberElseTheIdElseNameAndEmployer() {
    assertThat(subject("XM-1", ID, "秦某")).isEqualTo(subject("xm－1 ", "", "秦红梅"));
    assertThat(subject("", ID, "秦某")).isEqualTo(subject("", "３５０２０５１９９２０１２３９０６３", "何某"));
    assertThat(subject("", "", "秦 某")).isEqualTo(subject("", "", "秦某"));
    assertThat(subject("", "", "秦某")).isNotEqualTo(subject("", "", "何某"));
    assertThat(subject("XM-1", ID, "秦某")).matches("[0-9a-f]{64}");
  }

  private static String subject(String fileNo, String idNo, String name) {
    Reading voucher = voucher("一", fileNo, idNo, name, 1);
    return Subject.of(form(), voucher).orElseThrow().key(new MemoryKeys());
  }
}
