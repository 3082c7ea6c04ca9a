package org.nuanbao.functions.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.upload.TypedFilings;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;

/**
 * One thing that a unit owes, as the list of tasks shows it.
 *
 * @param key of the duty
 * @param tag the state, a word
 * @param tone of the tag: empty, {@code good}, {@code bad}, {@code warn} or {@code go}
 * @param due until when, and how long that is
 * @param lines what stands, and what to do next
 * @param steps what can be pressed; the first is the next step
 * @param isOpen whether the unit still has something to do
 * @param last the last day in time, by which open tasks are ordered
 */
public record Task(
    String key,
    String title,
    String tag,
    String tone,
    String due,
    List<String> lines,
    List<Step> steps,
    boolean isOpen,
    LocalDate last) {
  private static final String GOOD = "good";

  /** Something that can be pressed, and where it leads. */
  public record Step(String label, String page) {}

  /** A state: tag, tone, what is said, what can be pressed, and whether something is to be done. */
  private record Look(
      String tag, String tone, List<String> lines, List<Step> steps, boolean isOpen) {}

  /**
   * A duty as a task.
   *
   * @param state as the API names it
   * @param last the submission that was opened last
   */
  static Task of(
      Duty duty, String state, Pointer pointer, @Nullable Submission last, LocalDate today) {
    Look look = look(duty, state, pointer, last, today);
    LocalDate lastDay = duty.dueInclusive() ? duty.due() : duty.due().minusDays(1);
    String due = OfficeTime.day(lastDay) + "前，" + OfficeTime.left(lastDay, today);
    return new Task(
        duty.id().key(),
        title(duty),
        look.tag(),
        look.tone(),
        look.isOpen() ? due : "",
        look.lines(),
        look.steps(),
        look.isOpen(),
        lastDay);
  }

  /** The title, with the period of what is owed again and again. */
  public static String title(Duty duty) {
    String period = duty.id().period();
    return period.equals(DutyId.ONCE) ? duty.title() : duty.title() + "　" + period;
  }

  private static Look look(
      Duty duty, String state, Pointer pointer, @Nullable Submission last, LocalDate today) {
    String history = "duties/" + duty.id().key();
    Step again = new Step("上传", "upload");
    return switch (state) {
      case "missing" -> missing(duty, today, again);
      case "awaiting", "sent" ->
          new Look(
              state.equals("sent") ? "正在检查" : "正在上传",
              "go",
              List.of("通常几秒钟就有结果，也会发邮件告诉您。"),
              List.of(new Step("看进展", submission(last))),
              true);
      case "rejected" ->
          new Look(
              "有错误，没有计入",
              "bad",
              List.of(arrived(last), "下一步：看错误，在批注副本上改，原样传回。"),
              steps(duty, new Step("看错误", submission(last)), again),
              true);
      case "returned" ->
          new Look(
              "已退回",
              "warn",
              List.of(
                  "上级工会退回了第 "
                      + version(pointer)
                      + " 版，请改好重报。重报以前，汇总里仍是第 "
                      + version(pointer)
                      + " 版。"),
              steps(duty, new Step("看各版", history), again),
              true);
      case "accepted" ->
          new Look(
              "已接收",
              GOOD,
              List.of(
                  "第 " + version(pointer) + " 版已计入汇总，" + late(pointer) + "等上级工会审核。数字有变，改好再传即可。"),
              steps(duty, new Step("看回执", current(pointer)), new Step("各版", history), again),
              false);
      default ->
          new Look(
              "审核通过",
              GOOD,
              List.of("第 " + version(pointer) + " 版已审核通过，不能再改。确要改，请上级工会先退回。"),
              List.of(new Step("看回执", current(pointer)), new Step("各版", history)),
              false);
    };
  }

  private static Look missing(Duty duty, LocalDate today, Step upload) {
    boolean late = duty.due().isBefore(today);
    String tag = late ? OfficeTime.left(duty.due(), today) : "未报";
    Step blank = new Step("下载空表", "duties/" + duty.id().key() + "/template");
    Step nothing = new Step("没有内容要报（零报告）…", "duties/" + duty.id().key() + "/nothing");
    return switch (duty) {
      case FormDuty _ ->
          new Look(
              tag,
              late ? "bad" : "",
              List.of(late ? "现在还可以补报，会记为逾期。" : "下载的表已写好单位，填好后上传。"),
              NothingController.canBe(duty)
                  ? Stream.concat(steps(duty, blank, upload).stream(), Stream.of(nothing)).toList()
                  : steps(duty, blank, upload),
              true);
      case DocumentDuty _ ->
          new Look(
              tag, late ? "bad" : "", List.of("自己写好，PDF、Word、照片都可以，上传即可。"), List.of(upload), true);
    };
  }

  /** These steps and, where a form can be typed on a page, the one that leads there. */
  private static List<Step> steps(Duty duty, Step... others) {
    List<Step> steps = new ArrayList<>(List.of(others));
    if (duty instanceof FormDuty owed && TypedFilings.takes(owed.form())) {
      steps.add(new Step("在网页上填写", "duties/" + duty.id().key() + "/form"));
    }
    return List.copyOf(steps);
  }

  private static String arrived(@Nullable Submission last) {
    if (last == null || last.receivedAt() == null) {
      return "";
    }
    return "第 " + last.version() + " 版，" + OfficeTime.minute(last.receivedAt()) + " 收到。";
  }

  private static String late(Pointer pointer) {
    Pointer.Current current = pointer.current();
    return current != null && current.late() ? "记为逾期，" : "按时，";
  }

  private static long version(Pointer pointer) {
    Pointer.Current current = pointer.current();
    return current == null ? pointer.lastVersion() : current.version();
  }

  private static String current(Pointer pointer) {
    Pointer.Current current = pointer.current();
    return current == null
        ? "duties/" + pointer.duty().key()
        : "submissions/" + current.submission();
  }

  private static String submission(@Nullable Submission last) {
    return last == null ? "tasks" : "submissions/" + last.id();
  }
}
