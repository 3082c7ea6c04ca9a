package org.nuanbao.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Column;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;
import org.nuanbao.generate.RulesOf;
import org.nuanbao.submission.AnnouncedFile;

/**
 * A small campaign for tests: a federation with two units that owe a statistics form and a roster
 * whose rows are paid, due on 10 January 2018, the day included.
 */
public final class SampleCampaign {
  public static final String CAMPAIGN = "winter-2018";
  public static final FormId STATISTICS = new FormId("city-2018-1");
  public static final FormId ROSTER = new FormId("city-2018-2");
  public static final String FUND = "winter";
  public static final LocalDate DUE = LocalDate.of(2018, 1, 10);
  public static final Instant IN_TIME = Instant.parse("2018-01-10T15:59:59Z");
  public static final Instant TOO_LATE = Instant.parse("2018-01-10T16:00:00Z");

  private SampleCampaign() {}

  /** The campaign, published and opened. */
  public static MemoryCampaigns campaigns() {
    return campaigns(notice());
  }

  /** The same where its forms tell these facts to each other's rules. */
  public static MemoryCampaigns telling(Counterpart... facts) {
    return campaigns(telling(notice(), facts));
  }

  private static MemoryCampaigns campaigns(Notice notice) {
    MemoryCampaigns campaigns = new MemoryCampaigns();
    campaigns.publish(notice, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, "city-2018", "v1", IN_TIME),
        List.of(
            new Unit(new UnitPath("/city/"), "市总工会", "city@example.org"),
            new Unit(new UnitPath("/city/one/"), "样例一公司", "one@example.org"),
            new Unit(new UnitPath("/city/two/"), "样例二公司", "two@example.org")));
    return campaigns;
  }

  static Notice telling(Notice notice, Counterpart... facts) {
    return new Notice(
        notice.id(),
        notice.version(),
        notice.issuer(),
        notice.title(),
        notice.titleHans(),
        notice.forms(),
        notice.named(),
        notice.owed(),
        notice.documents(),
        List.of(facts));
  }

  public static Notice notice() {
    return new Notice(
        "city-2018",
        "v1",
        "市总工会",
        "送温暖通知",
        List.of(statistics(), roster()),
        List.of(
            new OwedForm(STATISTICS, Demand.Who.LEAVES, DUE, true),
            new OwedForm(ROSTER, Demand.Who.LEAVES, DUE, true)));
  }

  /** The duty of unit {@code one} or {@code two}. */
  public static DutyId duty(FormId form, String unit) {
    return new DutyId(CAMPAIGN, form, DutyId.ONCE, new UnitPath("/city/" + unit + "/"));
  }

  public static AnnouncedFile file(String name) {
    return new AnnouncedFile(
        name,
        4096,
        "ab".repeat(32),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }

  /** Items 1.A and 1.B, 1.B at most 1.A. */
  public static Form statistics() {
    Head head = head(STATISTICS, "送温暖情况统计表");
    List<Section> sections =
        List.of(
            new Section(
                "1",
                "走访",
                List.of(
                    new Item("1.A", "A", "走访企业（家）", "走访企业", "家", ValueType.COUNT, null, null),
                    new Item(
                        "1.B", "B", "其中，困难企业（家）", "困难企业", "家", ValueType.COUNT, "1.A", null))));
    Layout layout = new Layout(List.of(), List.of());
    List<Rule> rules =
        RulesOf.form(
            new Statistics(head, List.of(), sections, layout, List.of()),
            "{id: R01, kind: at_most, left: [1.B], right: [1.A], severity: error}",
            deadline("R02"));
    return new Statistics(head, List.of(), sections, layout, rules);
  }

  /** Name, identity number, card and amount, paid from {@link #FUND}. */
  public static Form roster() {
    Head head = head(ROSTER, "困难职工实名制汇总表");
    List<Column> columns =
        List.of(
            new Column("name", "姓名", ValueType.TEXT, List.of(), false),
            new Column("id_no", "身份证号", ValueType.ID_NUMBER, List.of(), false),
            new Column("card_no", "卡号", ValueType.BANK_CARD, List.of(), false),
            new Column("amount", "金额", ValueType.AMOUNT_YUAN, List.of(), false));
    Disburses disburses =
        new Disburses(
            FUND, "送温暖资金", "慰问", "id_no", new Disburses.AmountSource.FromColumn("amount"));
    List<Measure> measures =
        List.of(new Measure.Rows("rows"), new Measure.Distinct("distinct_ids", "id_no"));
    Layout layout = new Layout(List.of(), List.of());
    List<Rule> rules =
        RulesOf.form(
            new Roster(head, List.of(), columns, disburses, measures, layout, List.of()),
            deadline("R01"));
    return new Roster(head, List.of(), columns, disburses, measures, layout, rules);
  }

  private static String deadline(String id) {
    return "{id: %s, kind: deadline, due: %s, severity: error}".formatted(id, DUE);
  }

  private static Head head(FormId id, String title) {
    return new Head(id, "v1", "附件", title, Script.HANS, null);
  }
}
