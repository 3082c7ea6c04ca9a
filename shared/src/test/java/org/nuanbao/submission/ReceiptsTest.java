package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duties;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Submission.State;

class ReceiptsTest {
  private final Receipts receipts =
      new Receipts(new Duties(SampleCampaign.campaigns(), MemoryExtensions.none()));

  @Test
  void givesTheSameNumberHoweverOftenItIsMade() {
    Submission submission = submission("0001-one", SampleCampaign.IN_TIME);
    Receipt first = receipts.accepted(submission, false, List.of("共 3 行"));
    assertThat(receipts.accepted(submission, false, List.of("共 3 行"))).isEqualTo(first);
    assertThat(first.number()).matches("NB20180110-[0-9A-HJKMNP-TV-Z]{8}");
  }

  @Test
  void givesTenThousandSubmissionsNumbersOfTheirOwn() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> number("s" + i)).distinct())
        .hasSize(10_000);
  }

  @Test
  void bearsTheBusinessDayInShanghaiAndNotTheDayInGreenwich() {
    assertThat(
            receipts
                .superseded(submission("a", SampleCampaign.TOO_LATE), Outcome.Why.NEWER)
                .number())
        .startsWith("NB20180111-");
  }

  @Test
  void namesFormUnitAndItsMailAddress() {
    Receipt receipt = receipts.accepted(submission("a", SampleCampaign.IN_TIME), true, List.of());
    assertThat(receipt.formTitle()).isEqualTo("困难职工实名制汇总表");
    assertThat(receipt.unit()).isEqualTo("样例一公司");
    assertThat(receipt.to()).isEqualTo("one@example.org");
    assertThat(receipt.outcome()).isEqualTo(new Outcome.Accepted(true));
  }

  @Test
  void tellsTheFirstTwentyErrorsWithSheetAndCellAndCountsTheRest() {
    List<Finding> findings = new ArrayList<>();
    findings.add(finding(Severity.WARNING, "D5", "年龄与身份证号不符"));
    for (int i = 6; i < 31; i++) {
      findings.add(finding(Severity.ERROR, "E" + i, "身份证号校验码不对"));
    }
    List<String> lines =
        receipts.rejected(submission("a", SampleCampaign.IN_TIME), findings).lines();
    assertThat(lines).hasSize(22);
    assertThat(lines.getFirst()).isEqualTo("工作表“汇总表”，单元格 E6：身份证号校验码不对");
    assertThat(lines.get(20)).contains("前 20 处").contains("25 处错误");
    assertThat(lines.get(21)).contains("1 处提醒");
  }

  @Test
  void neverTellsALongNumberThatASheetIsNamedAfter() {
    Finding finding =
        new Finding(
            "r",
            Severity.ERROR,
            List.of(),
            "张某 210202198001011234",
            List.of("E6"),
            "CODE",
            "身份证号校验码不对",
            "english");
    assertThat(receipts.rejected(submission("a", SampleCampaign.IN_TIME), List.of(finding)).lines())
        .singleElement()
        .asString()
        .contains("单元格 E6")
        .doesNotContain("2102", "19800101");
  }

  @Test
  void tellsAFindingOfTheFileItselfWithoutAPlace() {
    Finding finding =
        new Finding(
            null, Severity.ERROR, List.of(), "", List.of(), "NOT_A_WORKBOOK", "这不是表格文件", "no");
    assertThat(receipts.rejected(submission("a", SampleCampaign.IN_TIME), List.of(finding)).lines())
        .containsExactly("这不是表格文件");
  }

  @Test
  void saysPlainlyWhyAVersionDidNotCount() {
    assertThat(superseded(Outcome.Why.UNCHANGED)).contains("没有变化");
    assertThat(superseded(Outcome.Why.NEWER)).contains("已有更新的报送");
    assertThat(superseded(Outcome.Why.APPROVED)).contains("该任务已审核通过");
  }

  @Test
  void refusesAReceiptForWhatWasNeverReceived() {
    assertThatThrownBy(() -> receipts.accepted(submission("a", null), false, List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  private String superseded(Outcome.Why why) {
    return String.join(
        "", receipts.superseded(submission("a", SampleCampaign.IN_TIME), why).lines());
  }

  private String number(String id) {
    return receipts.accepted(submission(id, SampleCampaign.IN_TIME), false, List.of()).number();
  }

  static Submission submission(String id, @Nullable Instant received) {
    return new Submission(
        new SubmissionId(id),
        SampleCampaign.duty(SampleCampaign.ROSTER, "one"),
        1,
        SampleCampaign.file("汇总表.xlsx"),
        "one",
        State.AWAITING,
        SampleCampaign.IN_TIME,
        received,
        null,
        null);
  }

  private static Finding finding(Severity severity, String cell, String message) {
    return new Finding(
        "r", severity, List.of("row1.id_no"), "汇总表", List.of(cell), "CODE", message, "english");
  }
}
