package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.SetAside.Why;

class MailedDutyTest {
  private static final Duty TABLE = duty("table", "/city/one/", "样例一公司", "once", 10);
  private static final Duty ROSTER = duty("roster", "/city/one/", "样例一公司", "once", 10);
  private static final Duty OF_TWO = duty("table", "/city/two/", "样例二公司", "once", 10);
  private static final List<Duty> WEEKS =
      List.of(
          duty("week", "/city/one/", "样例一公司", "2018-01-19", 19),
          duty("week", "/city/one/", "样例一公司", "2018-01-05", 5),
          duty("week", "/city/one/", "样例一公司", "2018-01-12", 12));

  @Test
  void itsFormChooses() {
    assertThat(chosen(List.of(TABLE, ROSTER), said("roster"))).isEqualTo(one(ROSTER));
  }

  @Test
  void whatIsNotOwedIsNotFiled() {
    assertThat(why(List.of(TABLE, ROSTER), said("voucher"))).isEqualTo(Why.NOT_OWED);
    assertThat(why(List.of(), said("table"))).isEqualTo(Why.NOT_OWED);
  }

  @Test
  void ofSeveralUnitsWithOneAddressTheMarkOrThePrintedNameChooses() {
    List<Duty> both = List.of(TABLE, OF_TWO);
    assertThat(why(both, said("table"))).isEqualTo(Why.WHICH_DUTY);
    assertThat(chosen(both, said("table", "/city/two/", List.of()))).isEqualTo(one(OF_TWO));
    assertThat(chosen(both, said("table", null, List.of("样例 二公司工会")))).isEqualTo(one(OF_TWO));
  }

  @Test
  void aMarkOfAnotherUnitGivesNoRightToItsDuties() {
    assertThat(chosen(List.of(TABLE, ROSTER), said("table", "/city/two/", List.of("样例二公司"))))
        .isEqualTo(one(TABLE));
  }

  @Test
  void aRecurringReportIsOfTheTimeItsDayLiesIn() {
    assertThat(chosen(WEEKS, said("week", day(5)))).isEqualTo(one(WEEKS.get(1)));
    assertThat(chosen(WEEKS, said("week", day(6)))).isEqualTo(one(WEEKS.get(2)));
    assertThat(chosen(WEEKS, said("week", day(13)))).isEqualTo(one(WEEKS.get(0)));
    assertThat(why(WEEKS, said("week", day(20)))).isEqualTo(Why.WHICH_DUTY);
    assertThat(why(WEEKS, said("week"))).isEqualTo(Why.WHICH_DUTY);
  }

  @Test
  void anApprovedDutyTakesNothingAndIsNotAskedAbout() {
    List<Duty> both = List.of(TABLE, OF_TWO);
    assertThat(MailedDuty.of(both, said("table"), TABLE.id()::equals)).isEqualTo(one(OF_TWO));
    assertThat(MailedDuty.of(both, said("table"), any -> true))
        .isInstanceOfSatisfying(
            MailedDuty.None.class, none -> assertThat(none.why()).isEqualTo(Why.APPROVED));
  }

  @Test
  void ofAWorkbookNobodyCanReadItIsSaidWhy() {
    MailedWorkbook broken = new MailedWorkbook.Unknown("请去掉密码", "remove the password");
    assertThat(MailedDuty.of(List.of(TABLE, ROSTER), broken, any -> false))
        .isEqualTo(new MailedDuty.None(Why.UNKNOWN_FORM, List.of("请去掉密码", "remove the password")));
  }

  @Test
  void aDocumentOfSeveralIsAskedAboutAsADocument() {
    assertThat(MailedDuty.one(List.of(TABLE, ROSTER), any -> false))
        .isInstanceOfSatisfying(
            MailedDuty.None.class, none -> assertThat(none.why()).isEqualTo(Why.WHICH_DOCUMENT));
  }

  @Test
  void aQuestionNamesWhatCouldBeMeant() {
    assertThat(MailedDuty.of(WEEKS, said("week"), any -> false))
        .isInstanceOfSatisfying(
            MailedDuty.None.class,
            none -> assertThat(none.details()).hasSize(3).contains("表 week（2018-01-05），样例一公司"));
  }

  private static MailedDuty chosen(List<Duty> owed, MailedWorkbook said) {
    return MailedDuty.of(owed, said, any -> false);
  }

  private static Why why(List<Duty> owed, MailedWorkbook said) {
    return ((MailedDuty.None) chosen(owed, said)).why();
  }

  private static MailedDuty one(Duty duty) {
    return new MailedDuty.One(duty);
  }

  private static MailedWorkbook said(String form, LocalDate... days) {
    return new MailedWorkbook.Filled(
        new FormId("city-2018-" + form), null, List.of(), List.of(days));
  }

  private static MailedWorkbook said(
      String form, @org.jspecify.annotations.Nullable String unit, List<String> names) {
    return new MailedWorkbook.Filled(new FormId("city-2018-" + form), unit, names, List.of());
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2018, 1, day);
  }

  private static Duty duty(String form, String path, String unit, String period, int due) {
    UnitPath at = new UnitPath(path);
    return new DocumentDuty(
        new DutyId("winter-2018", new FormId("city-2018-" + form), period, at),
        "表 " + form,
        new Unit(at, unit, "one@example.org"),
        day(due),
        true);
  }
}
