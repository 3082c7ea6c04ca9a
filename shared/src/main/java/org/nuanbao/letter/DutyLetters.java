package org.nuanbao.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.submission.UnitLetters.Reminder;
import org.nuanbao.submission.UnitLetters.Slot;
import org.nuanbao.value.Masking;

/**
 * Writes the letters about duties: given back, given more time, not met yet. The same cause gives
 * the same number. What a reviewer wrote is passed on without long numbers, for they may be about a
 * person.
 */
public final class DutyLetters {
  /** The most lines of a list; how many there are in all is told. */
  static final int LISTED = 200;

  private final Ways ways;

  public DutyLetters(Ways ways) {
    this.ways = ways;
  }

  /**
   * The letter that tells a unit that a reviewer gave its version back.
   *
   * @param reason as the reviewer wrote it; empty if none was given
   */
  public UnitLetter returned(Duty duty, long version, String reason, Instant at) {
    LocalDate today = BusinessClock.day(at);
    String title = duty.title() + "（第 " + version + " 版）：已退回，请改好重报";
    Prose.Writer letter = greeting(duty.unit());
    letter.lead("《" + duty.title() + "》（第 " + version + " 版）已被上级工会退回。");
    letter.text("请" + byWhen(duty, today) + "改好重报。新的一版被接收之前，原来的一版仍计入汇总。");
    letter.heading("退回的原因");
    letter.text(reason.isBlank() ? "没有写明，请电话询问。" : Masking.numbers(reason.strip()));
    letter.heading("怎样改").steps(List.of("在原来的表格里改。", "保存，" + back()));
    String cause = "returned " + duty.id().key() + " " + version + " " + at;
    return sealed(letter, title, duty.unit(), UnitLetter.numberOf(cause, today), at);
  }

  /** The letter that tells a unit that it has more time. */
  public UnitLetter extended(Duty duty, Extension extension) {
    Instant at = extension.at();
    LocalDate today = BusinessClock.day(at);
    Duty later = duty.until(extension.until());
    String title = duty.title() + "：期限延长到 " + Days.day(Days.last(later), today);
    Prose.Writer letter = greeting(duty.unit());
    letter.lead("《" + duty.title() + "》的期限延长了。");
    letter.text(
        "最迟 "
            + Days.day(Days.last(later), today)
            + "报送，"
            + Days.left(Days.last(later), today)
            + "；在这一天和以前收到的都算按时。");
    letter.heading("延长的原因").text(Masking.numbers(extension.reason()));
    String cause = "extended " + duty.id().key() + " " + at;
    return sealed(letter, title, duty.unit(), UnitLetter.numberOf(cause, today), at);
  }

  /**
   * The letter that lists what a unit has not filed.
   *
   * @param owed at least one with a slot
   */
  Reminder reminder(Unit unit, List<Owed> owed, Instant at) {
    LocalDate today = BusinessClock.day(at);
    List<Owed> sorted = sorted(owed);
    LocalDate first = sorted.getFirst().last();
    String title =
        "有 " + owed.size() + " 项没有报，" + (first.isBefore(today) ? "有的已逾期" : Days.left(first, today));
    Prose.Writer letter = greeting(unit);
    letter.lead("贵单位还有 " + owed.size() + " 项没有报。");
    letter.text("刚报过的，不用理会本邮件。");
    letter.heading("还没有报的");
    table(letter, "表或材料", "状态", sorted, today);
    letter.heading("怎样报").steps(List.of("填好下发的表格，保存。", sends()));
    List<Slot> slots = owed.stream().map(Owed::slot).flatMap(Stream::ofNullable).toList();
    String cause =
        slots.stream()
            .map(slot -> slot.duty().key() + " " + slot.day())
            .sorted()
            .collect(Collectors.joining("\n", "reminder " + unit.mail() + "\n", ""));
    return new Reminder(sealed(letter, title, unit, UnitLetter.numberOf(cause, today), at), slots);
  }

  /** The duties, the first line of a table for each; how many there are is told. */
  private static void table(
      Prose.Writer letter, String first, String third, List<Owed> owed, LocalDate today) {
    List<Owed> shown = owed.stream().limit(LISTED).toList();
    letter.table(
        List.of(first, "最迟", third),
        shown.stream()
            .map(it -> new Prose.Row(it.title(), Days.day(it.last(), today), it.state(today)))
            .toList(),
        shown.stream()
            .map(it -> "最迟 " + Days.day(it.last(), today) + "，" + it.state(today))
            .toList());
    rest(letter, owed.size());
  }

  /** What is missing below one unit. */
  record Missing(Unit child, boolean itself, List<Owed> owed) {
    long units() {
      return owed.stream().map(it -> it.duty().unit().path()).distinct().count();
    }

    String what() {
      return itself && units() == 1
          ? owed.stream().map(Owed::title).collect(Collectors.joining("、"))
          : "下级 " + units() + " 个单位，共 " + owed.size() + " 项";
    }
  }

  /**
   * The letter that tells a unit who below it has not filed.
   *
   * @param about the campaign and the unit
   * @param day the latest reminder of those below; there is one letter for each
   */
  Reminder summary(Unit unit, List<Missing> missing, String about, LocalDate day, Instant at) {
    LocalDate today = BusinessClock.day(at);
    long units = missing.stream().mapToLong(Missing::units).sum();
    int duties = missing.stream().mapToInt(it -> it.owed().size()).sum();
    String title = "下级还有 " + units + " 个单位没有报齐";
    Prose.Writer letter = greeting(unit);
    letter.lead("下级还有 " + units + " 个单位、" + duties + " 项没有报。");
    letter.text("截至 " + Days.moment(at) + "（北京时间）。已给这些单位发了催报邮件，暂停催报的不在内。");
    letter.heading("还没有报的单位");
    List<Missing> sorted =
        missing.stream()
            .sorted(
                Comparator.comparing((Missing it) -> sorted(it.owed()).getFirst().last())
                    .thenComparing(it -> it.child().path().value()))
            .toList();
    List<Missing> shown = sorted.stream().limit(LISTED).toList();
    letter.table(
        List.of("单位", "没有报的", "最早的期限"),
        shown.stream().map(it -> row(it, today)).toList(),
        shown.stream().map(it -> it.what() + "。最早 " + row(it, today).third() + "。").toList());
    rest(letter, sorted.size());
    return new Reminder(
        sealed(letter, title, unit, UnitLetter.numberOf("summary " + about, day), at), List.of());
  }

  private static Prose.Row row(Missing missing, LocalDate today) {
    LocalDate first = sorted(missing.owed()).getFirst().last();
    return new Prose.Row(
        missing.child().name(),
        missing.what(),
        Days.day(first, today) + "，" + Days.left(first, today));
  }

  private static void rest(Prose.Writer letter, int all) {
    if (all > LISTED) {
      letter.text("以上是前 " + LISTED + " 行，共 " + all + " 行。其余的请登录系统查看。");
    }
  }

  private static List<Owed> sorted(List<Owed> owed) {
    return owed.stream()
        .sorted(Comparator.comparing(Owed::last).thenComparing(it -> it.duty().id().key()))
        .toList();
  }

  private static Prose.Writer greeting(Unit unit) {
    return new Prose.Writer().text(unit.name() + "，您好：");
  }

  private static String byWhen(Duty duty, LocalDate today) {
    LocalDate last = Days.last(duty);
    return last.isBefore(today) ? "尽快" : "最迟在 " + Days.day(last, today);
  }

  private String back() {
    return ways.readsAnswers() ? "直接回复本邮件，把它作为附件发回；或登录系统上传。" : "登录系统上传。";
  }

  private String sends() {
    return ways.readsAnswers() ? "直接回复本邮件，把它们作为附件发来；或登录系统上传。" : "登录系统上传。";
  }

  private UnitLetter sealed(
      Prose.Writer letter, String title, Unit unit, String number, Instant at) {
    letter.link("登录系统", ways.tasks());
    if (!ways.help().isEmpty()) {
      letter.text("有疑问请电话 " + ways.help() + "。");
    }
    letter.facts(
        List.of(
            new Prose.Fact("编号", number),
            new Prose.Fact("单位", unit.name()),
            new Prose.Fact("时间", Days.moment(at) + "（北京时间）")));
    Prose whole = letter.under("【暖报】" + title, title);
    return new UnitLetter(
        number,
        at,
        Prose.oneLine(unit.mail()),
        whole.subject(),
        PlainLetter.of(whole),
        HtmlLetter.of(whole));
  }
}
