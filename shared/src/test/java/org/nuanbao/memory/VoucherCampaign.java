package org.nuanbao.memory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** A campaign of the notice with vouchers: a federation, an industry union and a district. */
public final class VoucherCampaign {
  public static final String CAMPAIGN = "winter-2012";
  public static final FormId VOUCHER = new FormId("xiamen-2012-1");
  public static final Instant IN_TIME = Instant.parse("2012-01-05T02:00:00Z");
  private static final Notice NOTICE =
      RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("xiamen-2012"));

  private VoucherCampaign() {}

  public static MemoryCampaigns campaigns() {
    return campaigns(NOTICE);
  }

  /** The same where its forms tell these facts to each other's rules. */
  public static MemoryCampaigns telling(Counterpart... facts) {
    return campaigns(SampleCampaign.telling(NOTICE, facts));
  }

  private static MemoryCampaigns campaigns(Notice notice) {
    MemoryCampaigns campaigns = new MemoryCampaigns();
    campaigns.publish(notice, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, NOTICE.id(), NOTICE.version(), IN_TIME),
        List.of(
            new Unit(new UnitPath("/city/"), "市总工会", "city@example.org"),
            new Unit(new UnitPath("/city/one/"), "样例产业工会", "one@example.org", "industry"),
            new Unit(new UnitPath("/city/two/"), "样例区总工会", "two@example.org", "district")));
    return campaigns;
  }

  public static Single form() {
    return (Single) NOTICE.form(VOUCHER).orElseThrow();
  }

  /** The vouchers of the industry union. */
  public static DutyId duty() {
    return new DutyId(CAMPAIGN, VOUCHER, DutyId.ONCE, new UnitPath("/city/one/"));
  }

  /** A voucher in the cells it might stand in; an empty text is a blank. */
  public static Reading voucher(String sheet, String fileNo, String idNo, String name, int yuan) {
    Map<String, Entry> answers = new LinkedHashMap<>();
    form().questions().forEach(question -> answers.put(question.key(), Entry.NONE));
    answers.put("name", text(name, "C3"));
    answers.put("file_no", text(fileNo, "I3"));
    answers.put("id_no", text(idNo, "C4"));
    answers.put("employer", text("厦门样例纺织有限公司", "I5"));
    answers.put("amount.yuan", new Entry(new Value.Numeric(BigDecimal.valueOf(yuan)), "A11"));
    return new Reading(VOUCHER, "v1", sheet, null, Map.of(), new Body.Answers(answers, Map.of()));
  }

  private static Entry text(String text, String cell) {
    return new Entry(text.isEmpty() ? Value.Blank.IT : new Value.Text(text), cell);
  }
}
