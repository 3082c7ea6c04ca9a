package org.nuanbao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Field;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.NamedForm;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;

class NoticeReaderTest {
  @Test
  void readsEveryNoticeOfTheRepository() {
    assertThat(NoticesOnDisk.all()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void publishedSourceGivesTheSameNoticeInTheSameVersion() {
    for (Notice notice : NoticesOnDisk.all()) {
      String source = RuleKinds.NOTICES.sourceOf(NoticesOnDisk.FOLDER.resolve(notice.id()));
      assertThat(RuleKinds.NOTICES.ofSource(source)).isEqualTo(notice);
      assertThat(notice.version()).matches("[0-9a-f]{12}");
    }
  }

  @Test
  void readsTheStatisticsForm() {
    Statistics form = (Statistics) NoticesOnDisk.form("dalian-2018-1");
    assertThat(form.sections()).hasSize(11);
    assertThat(form.items()).hasSize(55);
    assertThat(form.rules()).hasSize(26);
    assertThat(form.item("2.D").orElseThrow().core()).isEqualTo("困难职工");
    assertThat(form.item("2.C").orElseThrow().formula()).isEqualTo("C=D+E+F");
    assertThat(form.item("11.A").orElseThrow().label()).isEqualTo("目前工会户外劳动者服务站点数量(个）");
    assertThat(form.rules().get(4).head().refs()).hasSize(42);
    assertThat(form.rules().get(7).head().refs()).containsExactly("4.B", "4.C", "4.D", "4.A");
  }

  @Test
  void readsTheRoster() {
    Roster form = (Roster) NoticesOnDisk.form("henan-2017-2");
    assertThat(form.columns()).hasSize(9);
    assertThat(form.rules()).hasSize(12);
    assertThat(form.head().asOf()).isEqualTo(LocalDate.of(2017, 1, 10));
    assertThat(form.fields())
        .extracting(Field::ref)
        .containsExactly("unit", "contact", "phone_header");
    assertThat(form.disburses())
        .isEqualTo(
            new Disburses(
                "festival-aid",
                "2017年元旦春节送温暖帮扶金",
                "困难职工元旦春节生活帮扶",
                "id_no",
                new Disburses.AmountSource.ByFederation()));
    assertThat(form.measures()).hasSize(7);
  }

  @Test
  void readsWhoOwesWhatUntilWhen() {
    Notice notice = RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("dalian-2018"));
    assertThat(notice.owed())
        .containsExactly(
            new OwedForm(
                new FormId("dalian-2018-1"), Demand.Who.LEAVES, LocalDate.of(2018, 1, 20), true),
            new OwedForm(
                new FormId("dalian-2018-2"), Demand.Who.LEAVES, LocalDate.of(2018, 1, 20), true));
    assertThat(notice.documents()).extracting(OwedDocument::title).containsExactly("送温暖活动工作总结");
  }

  @Test
  void readsItemsWithoutLettersAnswersAndAFormulaThatIsPrintedWrong() {
    Statistics form = (Statistics) NoticesOnDisk.form("dalian-2018-2");
    assertThat(form.items()).hasSize(92);
    assertThat(form.rules()).hasSize(42);
    assertThat(form.item("2.B1").orElseThrow().parent()).isEqualTo("2.B");
    assertThat(form.item("6.B").orElseThrow().type()).isEqualTo(ValueType.YES_NO);
    assertThat(form.item("10.A").orElseThrow().formula()).isEqualTo("A=C+E+G+I+K+I+J+L");
    assertThat(form.rules().get(6).head().refs())
        .containsExactly("10.A", "10.C", "10.E", "10.G", "10.I", "10.J", "10.L");
    assertThat(form.rules().get(11).head().refs()).containsExactly("6.B", "12.A");
  }

  @Test
  void readsTraditionalLabelsWithTheirSimplifiedOnes() {
    Statistics form = (Statistics) NoticesOnDisk.form("wuhan-2015-1");
    assertThat(form.head().script()).isEqualTo(Script.HANT);
    assertThat(form.head().titles()).containsExactly("2015年工會送溫暖活動統計表", "2015年工会送温暖活动统计表");
    assertThat(form.item("03.A").orElseThrow().labels())
        .containsExactly("當地已經建立困難職工檔案的困難職工家庭", "当地已经建立困难职工档案的困难职工家庭");
    assertThat(form.fields().getLast().labels()).containsExactly("聯系電話", "联系电话");
    assertThat(((Statistics) NoticesOnDisk.form("wuhan-2015-2")).items()).hasSize(85);
  }

  @Test
  void readsThatARecurringReportIsOwedOnEachOfItsDaysByTheTypesOfUnitsItNames() {
    Notice notice = RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("xiamen-2012"));
    OwedForm weekly = notice.owed(new FormId("xiamen-2012-4")).orElseThrow();
    assertThat(weekly.terms())
        .hasSize(8)
        .first()
        .isEqualTo(new Demand.Term("2011-12-02", LocalDate.of(2011, 12, 2)));
    OwedForm voucher = notice.owed(new FormId("xiamen-2012-1")).orElseThrow();
    assertThat(voucher.owedBy(unit("industry"))).isTrue();
    assertThat(voucher.owedBy(unit("district"))).isFalse();
    assertThat(weekly.owedBy(unit("district"))).isTrue();
    assertThat(voucher.owedBy(unit(null))).isTrue();
  }

  @Test
  void keepsFormsThatANoticeOnlyNamesApart() {
    Notice notice = RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("bengbu-2021"));
    assertThat(notice.forms()).isEmpty();
    assertThat(notice.named())
        .extracting(NamedForm::title)
        .containsExactly("2021年元旦春节期间各级工会送温暖统计表", "2020年度困难职工帮扶中心工作统计表");
    assertThat(notice.owed()).hasSize(2);
  }

  private static Unit unit(@Nullable String type) {
    return new Unit(new UnitPath("/city/one/"), "样例单位", "one@example.org", type);
  }
}
