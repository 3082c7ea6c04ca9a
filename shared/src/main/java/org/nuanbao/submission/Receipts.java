package org.nuanbao.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.value.Masking;

/** Makes the receipt of each outcome. Made again for the same submission, it is the same. */
public final class Receipts {
  /** Findings told in a mail; the rest is counted. */
  static final int SHOWN = 20;

  private final Duties duties;

  public Receipts(Duties duties) {
    this.duties = duties;
  }

  /**
   * The version is current now.
   *
   * @param totals what was taken, one sentence each, without personal data
   */
  public Receipt accepted(Submission submission, boolean late, List<String> totals) {
    return receipt(submission, new Outcome.Accepted(late), totals);
  }

  /** Errors first, each with its place, the first {@value #SHOWN} of them; then the count. */
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

  /** It could not be taken in, which is nobody's fault but ours. */
  public Receipt failed(Submission submission) {
    return receipt(
        submission, new Outcome.Failed(), List.of("文件已经收到并保存，但系统多次处理都没有成功，没有入库。这是系统的问题，不是表格的问题。"));
  }

  /** The version did not become current, and why. */
  public Receipt superseded(Submission submission, Outcome.Why why) {
    return superseded(submission, why, Pointer.Standing.OPEN);
  }

  /** The same where the reviewer has said something of the duty. */
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
        ReceiptNumber.of(submission.id(), received),
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
}
