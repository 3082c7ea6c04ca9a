package org.nuanbao.functions.upload;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Mend;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.functions.upload.FindingView.MendView;
import org.nuanbao.reading.Value;

/** Requests and answers of the API, as clients know them. */
class KeptAnswersTest {
  private static final Instant AT = Instant.parse("2018-01-08T01:00:00.123Z");
  private static final String DUTY = "winter-2018~henan-2017-2~once~city.east.mill";
  private static final String ID = "1515114000000-0123456789abcdef";
  private static final String HASH = "ab".repeat(32);
  private static final TreeMap<String, String> MASKED =
      new TreeMap<>(Map.of("name", "样**", "id_no", "41**************1X"));

  private static final List<FindingView> FINDINGS =
      List.of(
          new FindingView(
              "henan-2017-2.sum",
              "error",
              List.of("2.C", "row2.id_no"),
              "汇总表",
              List.of("E6", "C7"),
              "SUM",
              "合计不对。",
              "The sum is wrong.",
              null,
              "合计不等于各项之和",
              "86 户",
              "85 户",
              "1、2，填 3",
              "附件1 第2项",
              List.of(
                  MendView.of(new Mend.Put("E6", new Value.Numeric(new BigDecimal("8.50")))),
                  MendView.of(new Mend.Put("E7", new Value.Text("是"))),
                  MendView.of(new Mend.Put("E8", new Value.Day(LocalDate.of(2018, 1, 9)))),
                  MendView.of(new Mend.Clear("C7")),
                  MendView.of(new Mend.Make("C8", Mend.Way.SEX, "名单!D8")))),
          new FindingView(
              null,
              "warning",
              List.of(),
              "",
              List.of(),
              "OTHER_UNIT",
              "甲",
              "a",
              "是的",
              "单位对不上",
              "",
              "甲",
              "",
              "",
              List.of(MendView.of(new Mend.Ask("", "甲")))));

  private final KeptJson kept = new KeptJson("api");

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void requestsAreRead() {
    kept.isRead("seen", new ApprovalController.Seen(ID));
    kept.isRead(
        "campaign",
        new CampaignsController.NewCampaign(
            "winter-2018",
            "henan-2017",
            "v1",
            List.of(
                new CampaignsController.NewUnit("/city/", "样例市总工会", "city@union.test", null),
                new CampaignsController.NewUnit(
                    "/city/a/", "样例“甲”工会", "a@union.test", "district"))));
    kept.isRead("file", new DutiesController.NewFile("表 1.xlsx", 1000, HASH, "a/b"));
    kept.isRead(
        "amounts",
        new ReviewController.NewAmounts(
            List.of(new ReviewController.NewAmount("v1#" + HASH, new BigDecimal("1000.50")))));
  }

  @Test
  void whatIsAskedAndAnsweredIsBoth() {
    kept.isBoth("place", new CampaignsController.NewPlace("/city/a/", "/city/b/"));
    kept.isBoth("day", new ApprovalController.NewDay(LocalDate.of(2018, 1, 9), "断网"));
  }

  @Test
  void answersAboutDutiesAreWritten() {
    kept.isWritten("decided", new ApprovalController.Decided(DUTY, "approved"));
    kept.isWritten("published", new CampaignsController.Published("henan-2017", "v1", "送温暖通知"));
    kept.isWritten(
        "opened", new CampaignsController.Opened("winter-2018", "henan-2017", "v1", 4, 7));
    kept.isWritten(
        "duty",
        new DutiesController.DutyView(
            DUTY,
            "henan-2017-2",
            "form",
            "汇总表",
            "once",
            "/city/east/mill/",
            "样例纺织厂",
            LocalDate.of(2018, 1, 8),
            true,
            2,
            "accepted",
            false,
            ID,
            AT));
    kept.isWritten(
        "duty-missing",
        new DutiesController.DutyView(
            DUTY,
            "henan-2017-summary",
            "document",
            "总结",
            "once",
            "/city/east/mill/",
            "样例纺织厂",
            LocalDate.of(2018, 1, 8),
            false,
            0,
            "missing",
            false,
            null,
            null));
    kept.isWritten(
        "ticket",
        new DutiesController.Ticket(
            ID, 3, "https://originals.test/a?b=c", Map.of("content-type", "a/b"), AT));
  }

  @Test
  void answersAboutSubmissionsAreWritten() {
    kept.isWritten(
        "submission",
        new SubmissionsController.SubmissionView(
            ID,
            DUTY,
            3,
            "rejected",
            "表 1.xlsx",
            1000,
            HASH,
            AT,
            AT,
            "HZ-1",
            2,
            FINDINGS,
            List.of("henan-2017-2.later"),
            true,
            List.of(new SubmissionsController.ScanView("扫描.pdf", 12, HASH))));
    kept.isWritten(
        "submission-awaiting",
        new SubmissionsController.SubmissionView(
            ID,
            DUTY,
            1,
            "awaiting",
            "a",
            1,
            HASH,
            AT,
            null,
            null,
            0,
            List.of(),
            List.of(),
            false,
            List.of()));
    kept.isWritten("status", new TreeMap<>(Map.of("awaiting", 0, "validated", 2)));
    kept.isWritten("copy", new SubmissionsController.Link("https://workings.test/a?b=c"));
    kept.isWritten("workbook", new SubmissionsController.Link("https://workings.test/a?b=c"));
  }

  @Test
  void answersToReviewersAreWritten() {
    kept.isWritten("paid", new ApprovalController.PaidElsewhere(2, DUTY, MASKED));
    kept.isWritten("paid-hidden", new ApprovalController.PaidElsewhere(2, null, MASKED));
    kept.isWritten("person", new ListedPersons.Person("v1#" + HASH, 2, MASKED));
    kept.isWritten(
        "note",
        new ReviewController.NoteView(
            "henan-2017-2.later",
            "broken",
            ID,
            "汇总表",
            List.of("row2.id_no"),
            List.of("C7"),
            "不在名单中。",
            "Not listed."));
    kept.isWritten(
        "note-open",
        new ReviewController.NoteView(null, "open", ID, "", List.of(), List.of(), "", ""));
    kept.isWritten(
        "subject", new ReviewController.SubjectView("s-1", ID, 2, true, "v1#" + HASH, MASKED));
    kept.isWritten(
        "subject-of-nobody", new ReviewController.SubjectView("s-1", ID, 2, false, null, MASKED));
    kept.isWritten(
        "double",
        new ReviewController.DoubleView(
            "aid",
            "v1#" + HASH,
            List.of(
                new ReviewController.ClaimView(
                    DUTY, "/city/a/", "样例甲", 3, 2, new BigDecimal("1000.00"), MASKED),
                new ReviewController.ClaimView(
                    DUTY, "/city/b/", "样例乙", 1, 9, null, new TreeMap<>()))));
    kept.isWritten("saved", new ReviewController.Saved(2));
  }

  @Test
  void answersAboutTotalsAndRefusalsAreWritten() {
    kept.isWritten(
        "part", new TotalsController.Part("/city/a/", "样例甲", "1000.5", ID, "HZ-1", "汇总表!E7"));
    kept.isWritten("part-open", new TotalsController.Part("/city/", "样例市", null, null, null, null));
    kept.isWritten("refusal", Refusal.TOO_LARGE.answer());
  }
}
