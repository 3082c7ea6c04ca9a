package org.nuanbao.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Masking;

/** Makes the receipt for each outcome. Making it again for the same submission gives the same. */
public final class Receipts {
  /** The most findings that a mail lists; the rest is only counted. */
  static final int SHOWN = 20;

  private final Duties duties;

  public Receipts(Duties duties) {
    this.duties = duties;
  }

  /**
   * The receipt for a version that is current now.
   *
   * @param totals what was accepted, one sentence each, without personal data
   */
  public Receipt accepted(Submission submission, boolean late, List<String> totals) {
    return receipt(submission, new Outcome.Accepted(late), totals);
  }

  /**
   * The receipt for a form's version that is current now: figures, counts, nothing about persons.
   */
  public Receipt accepted(
      Submission submission, boolean late, Form form, Reading reading, List<Finding> findings) {
    return accepted(submission, late, withWarnings(lines(form, reading), findings));
  }

  /** The receipt for a file of cards or vouchers, some of them current now: how many ended how. */
  public Receipt accepted(
      Submission submission,
      boolean late,
      Map<Subjects.End, Integer> ends,
      List<Finding> findings) {
    return accepted(submission, late, withWarnings(lines(ends), findings));
  }

  /** The same if the rest could not be taken in, through our fault. */
  public Receipt acceptedInPart(
      Submission submission, boolean late, Map<Subjects.End, Integer> ends) {
    List<String> lines = new ArrayList<>(lines(ends));
    lines.add("其余的因系统故障没有入库，不是表格的问题：请把同一份文件再报送一次。");
    return accepted(submission, late, lines);
  }

  /** The receipt for a document, which is kept as it came. */
  public Receipt kept(Submission submission, boolean late) {
    return accepted(submission, late, List.of("文件已按原样保存，系统不打开文件，不检查其中内容。"));
  }

  /** The receipt with the first {@value #SHOWN} errors, each with its place, and their count. */
  public Receipt rejected(Submission submission, List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
    List<String> lines = new ArrayList<>();
    errors.stream().limit(SHOWN).map(Receipts::line).forEach(lines::add);
    if (errors.size() > SHOWN) {
      lines.add("以上为前 " + SHOWN + " 处，共有 " + errors.size() + " 处错误，其余请登录系统查看。");
    }
    int warnings = findings.size() - errors.size();
    if (warnings > 0) {
      lines.add("另有 " + warnings + " 处提醒，可登录系统查看。");
    }
    return receipt(submission, new Outcome.Rejected(), lines);
  }

  /** The receipt for a file that could not be taken in, through our fault alone. */
  public Receipt failed(Submission submission) {
    return receipt(
        submission, new Outcome.Failed(), List.of("文件已经收到并保存，但系统多次处理都没有成功，没有入库。这是系统的问题，不是表格的问题。"));
  }

  /** The receipt for a version that did not become current, with the reason. */
  public Receipt superseded(Submission submission, Outcome.Why why) {
    return superseded(submission, why, Pointer.Standing.OPEN);
  }

  /** The same if the reviewer has decided something about the duty. */
  public Receipt superseded(Submission submission, Outcome.Why why, Pointer.Standing standing) {
    List<String> lines = new ArrayList<>();
    lines.add(line(why));
    if (why == Outcome.Why.UNCHANGED && standing == Pointer.Standing.RETURNED) {
      lines.add("该任务已被退回，目前仍是退回状态：本次内容与被退回的报送相同，请按退回意见改正后再报。");
    }
    return receipt(submission, new Outcome.Superseded(why), List.copyOf(lines));
  }

  private static String line(Outcome.Why why) {
    return switch (why) {
      case UNCHANGED -> "内容与已接收的报送相同，没有变化；以原报送为准，原来的收到时间不变。";
      case NEWER -> "本单位对该表已有更新的报送，以更新的一份为准。";
      case APPROVED -> "该任务已审核通过，本次报送不再替换已通过的内容。";
    };
  }

  private Receipt receipt(Submission submission, Outcome outcome, List<String> lines) {
    Duty duty = duties.get(submission.duty());
    Instant received = submission.receivedAt();
    if (received == null) {
      throw new IllegalStateException("nothing was received for " + submission.id());
    }
    return new Receipt(
        Receipt.numberOf(submission.id(), received),
        submission.id(),
        submission.duty(),
        received,
        duty.title(),
        duty.unit().name(),
        duty.unit().mail(),
        submission.file(),
        outcome,
        lines);
  }

  private static String line(Finding finding) {
    List<String> place = new ArrayList<>();
    if (!finding.sheet().isEmpty()) {
      place.add("工作表“" + Masking.shownName(finding.sheet()) + "”");
    }
    if (!finding.cells().isEmpty()) {
      place.add("单元格 " + String.join("、", finding.cells()));
    }
    return place.isEmpty() ? finding.message() : String.join("，", place) + "：" + finding.message();
  }

  private static List<String> withWarnings(List<String> told, List<Finding> findings) {
    List<String> lines = new ArrayList<>(told);
    long warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
    if (warnings > 0) {
      lines.add("另有 " + warnings + " 处提醒，不影响接收，可登录系统查看。");
    }
    return lines;
  }

  /** One sentence a line: a statistics form's main items and how many were filled, or the rows. */
  private static List<String> lines(Form form, Reading reading) {
    if (reading.saysNothing()) {
      return List.of("零报告：本期无发生。");
    }
    return switch (reading.body()) {
      case Body.Lines(var rows, var ignored) -> List.of("共 " + rows.size() + " 行。");
      case Body.Answers answers ->
          form instanceof FormOfParts parted ? parts(parted, answers) : List.of("共 1 份。");
      case Body.Figures figures ->
          switch (form) {
            case FigureForm tabled -> figures(tabled, figures);
            case Roster _, Single _, FormOfParts _ ->
                throw new IllegalArgumentException("figures are no reading of " + form.id());
          };
    };
  }

  /** The lines of each part, with the part's name in front. */
  private static List<String> parts(FormOfParts form, Body.Answers answers) {
    List<String> lines = new ArrayList<>();
    for (FormOfParts.Part part : form.parts()) {
      switch (part.form()) {
        case Roster _ ->
            lines.add(part.label() + "：共 " + answers.rows(part.key()).lines().size() + " 行。");
        case FigureForm tabled -> {
          if (answers.part(part) instanceof Body.Figures figures) {
            figures(tabled, figures).forEach(line -> lines.add(part.label() + "：" + line));
          }
        }
        case Single _, FormOfParts _ -> {}
      }
    }
    return lines.isEmpty() ? List.of("共 1 份。") : lines;
  }

  /** For a file of cards or vouchers: how many parts ended in each way. */
  private static List<String> lines(Map<Subjects.End, Integer> ends) {
    List<String> lines = new ArrayList<>();
    lines.add("共 " + ends.values().stream().mapToInt(Integer::intValue).sum() + " 份。");
    for (Subjects.End end : Subjects.End.values()) {
      Integer count = ends.get(end);
      if (count != null) {
        lines.add(told(end) + " " + count + " 份。");
      }
    }
    return lines;
  }

  private static String told(Subjects.End end) {
    return switch (end) {
      case CURRENT -> "新接收";
      case UNCHANGED -> "与原来相同、没有变化的";
      case NEWER -> "已有更新报送、以更新的为准的";
      case APPROVED -> "任务已审核通过、没有替换的";
    };
  }

  private static List<String> figures(FigureForm form, Body.Figures figures) {
    List<String> lines = new ArrayList<>();
    int filled = 0;
    for (Item item : form.items()) {
      Value value = figures.answer(item.ref()).value();
      filled += value.isBlank() ? 0 : 1;
      if (item.parent() == null && value instanceof Value.Numeric number) {
        lines.add(item.core() + "：" + number.plain() + " " + item.unit());
      }
    }
    lines.add("共填报 " + filled + " 项，表内共 " + form.items().size() + " 项。");
    return lines;
  }
}
