package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.CreditCode;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.PhoneNumber;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.RoundTrip;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** What a finding tells part by part, word for word, and that every finding tells it. */
class ExplanationTest {
  @Test
  void aSumNamesItsTermsAndThatOneOfThemMayBeWrong() {
    Explanation parts = figure("2.C", "86");

    assertThat(parts)
        .isEqualTo(
            new Explanation(
                "慰问困难家庭总数不等于三项之和",
                "86 户",
                "85 户，即 13＋55＋17（I10＋I11＋I12）。如果 86 没错，就是 I10、I11、I12 里有一格要改",
                "困难职工 13、困难农民工 55、困难劳模 17，慰问困难家庭总数填 85",
                "附件1 第2项，表上印着 C=D+E+F",
                List.of(new Mend.Put("I9", new Value.Numeric(new BigDecimal("85"))))));
  }

  @Test
  void aPartThatIsMoreThanTheWholeIsAskedAbout() {
    Explanation parts = figure("1.B", "58");

    assertThat(parts.heading()).isEqualTo("部分比总数还多");
    assertThat(parts.stands()).isEqualTo("58 家");
    assertThat(parts.expected()).isEqualTo("不超过 54 家（I5 走访企业）；如果 58 没错，就是 I5 要改；请查原始记录");
    assertThat(parts.source()).isEqualTo("附件1 第1项：1.B 是“走访企业”的“其中”");
    assertThat(parts.mends())
        .hasOnlyElementsOfType(Mend.Ask.class)
        .extracting(Mend::cell)
        .containsExactly("I6", "I5");
  }

  @Test
  void anAmountInAnotherUnitIsPutIntoTheRightOne() {
    Explanation parts = figure("3.E", "\"82100元\"");

    assertThat(parts.stands()).isEqualTo("82100元");
    assertThat(parts.expected()).isEqualTo("8.21 万元（只填数字，“万元”表上已印）");
    assertThat(parts.mends())
        .containsExactly(new Mend.Put("I17", new Value.Numeric(new BigDecimal("8.21"))));
  }

  @Test
  void aCountWithDecimalsIsAskedAbout() {
    Explanation parts = figure("7.A", "12.5");

    assertThat(parts.heading()).isEqualTo("人次数应当是整数");
    assertThat(parts.expected()).isEqualTo("整数，例如 12 或 13；到底多少，请查原始记录");
    assertThat(parts.example()).isEqualTo("12 人次，填 12");
    assertThat(parts.source()).isEqualTo("附件1 第7项，单位“人次”");
  }

  @Test
  void aFindingThatOnlyFollowsFromAnotherHasItsStep() {
    List<Finding> all =
        all("dalian-2018-1", it -> it.withObject("/data").set("1.A", Judged.json("-54")));

    assertThat(all).extracting(Finding::code).contains("BAD_NUMBER", "AT_MOST");
    assertThat(all)
        .allSatisfy(finding ->
            assertThat(finding.parts().mends())
                .containsExactly(new Mend.Put("I5", new Value.Numeric(new BigDecimal("54")))));
  }

  @Test
  void aTermThatOneSlipExplainsIsPutRightInsteadOfTheSum() {
    Explanation parts = figure("2.D", "31");

    assertThat(parts.expected()).startsWith("I10（");
    assertThat(parts.mends())
        .containsExactly(new Mend.Put("I10", new Value.Numeric(new BigDecimal("13"))));
  }

  @Test
  void anExampleOfANumberIsARightOne() {
    assertThat(IdNumber.of(Explaining.example(AnswerType.of(ValueType.ID_NUMBER)))).isPresent();
    assertThat(BankCard.of(Explaining.example(AnswerType.of(ValueType.BANK_CARD)))).isPresent();
    assertThat(CreditCode.fault(Explaining.example(AnswerType.of(ValueType.USCC)))).isEmpty();
    assertThat(PhoneNumber.isOne(Explaining.example(AnswerType.of(ValueType.PHONE)))).isTrue();
  }

  /** Every sample that is not valid: nothing of a person is told. */
  @Test
  void everyFindingOfEveryFormIsExplained() {
    int seen = 0;
    for (Sample sample : RoundTrip.samples()) {
      for (Finding finding :
          Checker.check(sample.form(), sample.typed(), sample.facts()).findings()) {
        Explanation parts = finding.parts();
        assertThat(parts.heading())
            .as(finding.message())
            .isNotBlank()
            .isNotEqualTo("需要核对")
            .hasSizeLessThanOrEqualTo(Explanation.LONGEST);
        assertThat(parts.expected()).as(finding.message()).isNotBlank();
        assertThat(parts.source()).as(finding.message()).contains(sample.form().head().marker());
        assertThat(parts.mends()).as(finding.message()).isNotEmpty();
        assertThat(parts.stands() + parts.expected() + parts.mends())
            .doesNotContainPattern("[0-9]{11}");
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  private static List<Finding> judged(Sample sample) {
    ReadOutcome read =
        new WorkbookReader(List.of(sample.form()), ReadLimits.standard())
            .read(RoundTrip.filled(sample));
    List<Finding> all = new ArrayList<>();
    if (read instanceof ReadOutcome.Read found) {
      found
          .parts()
          .forEach(part ->
              all.addAll(Checker.check(found.form(), part.reading(), sample.facts()).findings()));
    }
    return all;
  }

  private static Explanation figure(String ref, String json) {
    return only("dalian-2018-1", it -> it.withObject("/data").set(ref, Judged.json(json)));
  }

  private static Explanation only(String form, Consumer<ObjectNode> change) {
    return all(form, change).getFirst().parts();
  }

  private static List<Finding> all(String form, Consumer<ObjectNode> change) {
    ObjectNode sample = Judged.valid(form);
    change.accept(sample);
    Sample read = new SampleReader(NoticesOnDisk.forms()).read(sample, null).getFirst();
    List<Finding> findings = judged(read);
    assertThat(findings).isNotEmpty();
    return findings;
  }
}
