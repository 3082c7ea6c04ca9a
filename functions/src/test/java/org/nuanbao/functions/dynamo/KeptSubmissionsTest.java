package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;

/** What is stored of submissions, their receipts, their parts, and mails. */
class KeptSubmissionsTest extends KeptItems {
  @Override
  String resource() {
    return "kept-submissions.json";
  }

  /** Each version that is opened leaves where it is found from its duty. */
  @Override
  List<String> resourcesSince() {
    return List.of("kept-versions.json");
  }

  @Override
  void write(Stores stores) {
    writeSubmissions(stores);
    writeParts(stores);
    writeMails(stores);
  }

  private static Submission opened(String unit) {
    return new Submission(
        id(unit), duty(unit), 1, FILE, "filler-" + unit, State.AWAITING, NINE, null, null, null);
  }

  private static Receipt receipt(String unit, Outcome outcome) {
    return new Receipt(
        "R-" + unit,
        id(unit),
        duty(unit),
        TEN,
        "困难职工统计表",
        "北区" + unit,
        unit + "@b.test",
        FILE,
        outcome,
        outcome instanceof Outcome.Accepted ? List.of("合计 12", "人数 3") : List.of());
  }

  private static Pointer.Current current(String unit, boolean late) {
    return new Pointer.Current(id(unit), 1, HASH, TEN, late);
  }

  private static final CheckResult FOUND =
      new CheckResult(
          List.of(
              new Finding(
                  "sum",
                  Severity.ERROR,
                  List.of("2.C"),
                  "表一",
                  List.of("E6"),
                  "SUM",
                  "合计不对",
                  "a wrong sum"),
              new Finding(null, Severity.WARNING, List.of(), "", List.of(), "ODD", "少见", "unusual")
                  .keptBecause("确实如此")),
          List.of("later"));

  private static void writeSubmissions(Stores stores) {
    DynamoSubmissions all = stores.submissions();
    for (String unit : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")) {
      all.open(id(unit), duty(unit), FILE, "filler-" + unit, NINE);
    }
    all.giveUp(opened("b"));
    for (String unit : List.of("c", "d", "e", "f", "g", "h", "i")) {
      all.received(id(unit), TEN);
    }
    for (String unit : List.of("d", "e", "f", "g", "h")) {
      all.validated(id(unit), HASH);
    }
    all.found(id("c"), FOUND);
    all.tryFailed(id("c"), TEN);
    all.beginCopy(id("c"));
    all.reject(opened("c"), receipt("c", new Outcome.Rejected()));
    all.flip(opened("e"), pointer("e", null), current("e", false), accepted("e", false));
    all.flip(opened("f"), pointer("f", null), current("f", true), accepted("f", true));
    Receipt unchanged = receipt("g", new Outcome.Superseded(Outcome.Why.UNCHANGED));
    all.supersede(opened("g"), pointer("g", null), unchanged);
    all.reject(opened("h"), receipt("h", new Outcome.Failed()));
    all.reject(opened("i"), receipt("i", new Outcome.Failed()));
    all.cleared(id("g"));
    stores.outbox().sent(receipt("c", new Outcome.Rejected()), TEN);
    stores.outbox().again(unchanged, TEN);
    new DynamoDisclosures(stores.reports()).copy(id("c"), "officer", TEN);
    long attempt = stores.claims().begin(duty("f"), id("f"));
    all.approve(duty("f"), id("f"), attempt, "reviewer", TEN);
  }

  private static Receipt accepted(String unit, boolean late) {
    return receipt(unit, new Outcome.Accepted(late));
  }

  private static Pointer pointer(String unit, Pointer.@Nullable Current current) {
    return new Pointer(duty(unit), 1, 0, current, Pointer.Standing.OPEN);
  }

  private static Submission ended(String unit, State state, @Nullable String hash) {
    return new Submission(
        id(unit), duty(unit), 1, FILE, "filler-" + unit, state, NINE, TEN, hash, "R-" + unit);
  }

  @Test
  void submissionsAreReadAsTheyWereWritten() {
    DynamoSubmissions all = kept().submissions();

    assertThat(all.find(id("a"))).contains(opened("a"));
    assertThat(all.find(id("b"))).contains(opened("b"));
    assertThat(all.find(id("c"))).contains(ended("c", State.REJECTED, null));
    assertThat(all.find(id("d"))).contains(opened("d").at(State.VALIDATED, TEN, HASH));
    assertThat(all.find(id("e"))).contains(ended("e", State.ACCEPTED, HASH));
    assertThat(all.find(id("g"))).contains(ended("g", State.SUPERSEDED, HASH));
    assertThat(all.find(id("h"))).contains(ended("h", State.REJECTED, HASH));
    assertThat(all.open()).extracting(Submission::id).contains(id("a"), id("d"));
    assertThat(all.uncleared()).extracting(Submission::id).containsExactly(id("h"));
    assertThat(all.last(List.of(duty("a")))).containsEntry(duty("a"), opened("a"));
    assertThat(all.findings(id("c"))).contains(FOUND);
    assertThat(all.lastFailure(id("c"))).contains(TEN);
    assertThat(all.beginCopy(id("c"))).isTrue();
    assertThat(all.beginCopy(id("c"))).isFalse();
    assertThat(all.pointer(duty("a"))).isEqualTo(pointer("a", null));
    assertThat(all.pointer(duty("e")))
        .isEqualTo(new Pointer(duty("e"), 1, 1, current("e", false), Pointer.Standing.OPEN));
    assertThat(all.pointer(duty("f")))
        .isEqualTo(new Pointer(duty("f"), 1, 1, current("f", true), Pointer.Standing.APPROVED));
    assertThat(all.pointers(CAMPAIGN, FORM.value())).hasSize(10);
    assertThat(all.currentAt(duty("f"), TEN)).contains(current("f", true));
  }

  @Test
  void receiptsAreReadAsTheyWereWritten() {
    Stores stores = kept();
    DynamoOutbox outbox = stores.outbox();
    Receipt superseded = receipt("g", new Outcome.Superseded(Outcome.Why.UNCHANGED));

    assertThat(outbox.posted(id("c")))
        .contains(new Outbox.Posted(receipt("c", new Outcome.Rejected()), true));
    assertThat(outbox.posted(id("f"))).contains(new Outbox.Posted(accepted("f", true), false));
    assertThat(outbox.posted(id("g"))).contains(new Outbox.Posted(superseded, false));
    assertThat(outbox.posted(id("h")))
        .contains(new Outbox.Posted(receipt("h", new Outcome.Failed()), false));
    assertThat(outbox.unsent())
        .contains(accepted("e", false), superseded)
        .extracting(Receipt::number)
        .containsExactly("R-e", "R-f", "R-g", "R-h", "R-i", "R-v");
    assertThat(new DynamoDisclosures(stores.reports()).of(id("c")))
        .containsExactly(new Disclosures.Disclosure("officer", TEN));
  }

  private static final FactIndex.Entry CARD =
      new FactIndex.Entry(
          CAMPAIGN + "#card", "1".repeat(32), "2".repeat(32), duty("v"), 1, "卡一", 3, LI);
  private static final FactIndex.Entry ROW =
      new FactIndex.Entry(
          CAMPAIGN + "#row", "3".repeat(32), "4".repeat(32), duty("v"), 1, "", 4, null);

  private static final FactIndex.Entry LISTED =
      new FactIndex.Entry(
          CAMPAIGN + "#roster#" + duty("v").unit(),
          "3".repeat(32),
          "4".repeat(32),
          duty("v"),
          1,
          "",
          4,
          null);
  private static final FactIndex.Entry PAID =
      new FactIndex.Entry(
          LISTED.place(), "5".repeat(32), "6".repeat(32), duty("v"), 1, "", 5, WANG);

  private static void writeParts(Stores stores) {
    Submission voucher = stores.submissions().open(id("v"), duty("v"), FILE, "filler-v", NINE);
    DynamoSubjects subjects = stores.subjects();
    subjects.decide(voucher, new Subjects.Part("卡一", 1, HASH), current("v", true));
    Submission again =
        new Submission(
            id("w"), duty("v"), 2, FILE, "filler-v", State.VALIDATED, NINE, TEN, HASH, null);
    subjects.decide(again, new Subjects.Part("卡一", 1, HASH), current("w", false));
    subjects.finish(voucher, accepted("v", true));
    new DynamoFactIndex(stores.reports()).write(List.of(CARD, ROW, LISTED, PAID));
  }

  @Test
  void partsAreReadAsTheyWereWritten() {
    Stores stores = kept();
    Subjects.Current card = new Subjects.Current("卡一", id("v"), 1, 1, HASH, TEN, true);

    assertThat(stores.subjects().end(id("v"), "卡一")).contains(Subjects.End.CURRENT);
    assertThat(stores.subjects().ends(id("w"))).containsExactly(Subjects.End.UNCHANGED);
    assertThat(stores.subjects().current(duty("v"))).containsExactly(card);
    assertThat(stores.subjects().currentAt(duty("v"), TEN)).containsExactly(card);
    DynamoFactIndex facts = new DynamoFactIndex(stores.reports());
    assertThat(facts.find(CARD.place(), CARD.key())).containsExactly(CARD);
    assertThat(facts.find(ROW.place(), ROW.key())).containsExactly(ROW);
    assertThat(facts.find(LISTED.place(), "")).containsExactly(LISTED, PAID);
  }

  private static final MailOrigin ANSWERED =
      new MailOrigin(new MailId("m1"), "<1@b.test>", "统计表", List.of(FILE));
  private static final MailOrigin BARE = new MailOrigin(new MailId("m2"), null, "", List.of());
  private static final SetAside ASKED =
      new SetAside(
          new MailId("m3"),
          NINE,
          List.of("北区", "南区"),
          List.of(new SetAside.Entry(SetAside.Why.WHICH_DUTY, "a.xlsx", List.of("一", "二"))),
          new SetAside.Reply("a@b.test", "<3@b.test>", "回复"));
  private static final SetAside UNASKED =
      new SetAside(
          new MailId("m4"),
          TEN,
          List.of(),
          List.of(SetAside.Entry.of(SetAside.Why.NO_FILE)),
          new SetAside.Reply("b@b.test", null, "回复"));
  private static final SetAside SILENT =
      new SetAside(
          new MailId("m5"), TEN, List.of(), List.of(SetAside.Entry.of(SetAside.Why.WINMAIL)), null);

  private static void writeMails(Stores stores) {
    DynamoMailbox mailbox = stores.mailbox();
    mailbox.filed(id("a"), ANSWERED);
    mailbox.filed(id("b"), BARE);
    List.of(ASKED, UNASKED, SILENT).forEach(mailbox::setAside);
    mailbox.asked(ASKED.mail(), TEN);
    mailbox.again(UNASKED.mail(), TEN);
    mailbox.mayAnswer("a@b.test", TEN, 3);
    mailbox.mayAnswer("a@b.test", TEN, 3);
  }

  @Test
  void mailsAreReadAsTheyWereWritten() {
    DynamoMailbox mailbox = kept().mailbox();

    assertThat(mailbox.filed(id("a"))).contains(ANSWERED);
    assertThat(mailbox.filed(id("b"))).contains(BARE);
    assertThat(mailbox.aside(ASKED.mail())).contains(new Mailbox.Noted(ASKED, true));
    assertThat(mailbox.aside(UNASKED.mail())).contains(new Mailbox.Noted(UNASKED, false));
    assertThat(mailbox.asides()).containsExactlyInAnyOrder(ASKED, UNASKED, SILENT);
    assertThat(mailbox.unasked()).containsExactly(UNASKED);
    assertThat(mailbox.mayAnswer("a@b.test", TEN, 3)).isTrue();
    assertThat(mailbox.mayAnswer("a@b.test", TEN, 3)).isFalse();
  }
}
