package org.nuanbao.local.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nuanbao.local.cloud.Backlog;
import org.nuanbao.local.cloud.DeadLetters;
import org.nuanbao.submission.OpenSubmission;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.Sweeps.SweepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Prints what is waiting in an installation: queues, dead letters, and the submissions that are not
 * final, with the reason.
 */
@Command(
    name = "status",
    header = "积压、死信、卡住的报送，可重新投递 · backlog, dead letters, stuck submissions; can send them again")
final class StatusCommand implements Callable<Integer> {
  private static final Duration ASIDES_OF = Duration.ofDays(30);

  @ParentCommand private Nuanbao program = new Nuanbao();

  @Mixin private InstallationOption where = new InstallationOption();

  @Option(
      names = "--redrive",
      description = "把死信放回队列，并重新投递卡住的报送 · sends dead letters and what is stuck again")
  private boolean redrive;

  @Override
  public Integer call() throws IOException {
    try (Backlog backlog = new Backlog(where.installed())) {
      if (redrive) {
        program.say("已重新投递：%d", "Sent again: %d", backlog.redrive());
      }
      tell(backlog);
      return Exit.OK;
    } catch (SdkClientException e) {
      throw where.notRunning();
    }
  }

  private void tell(Backlog backlog) {
    List<OpenSubmission> open = backlog.open();
    tell("待校验", "To validate", backlog.uploads());
    tell("待入库", "To convert", backlog.accepted());
    tell("待拆邮件", "Mails to open", backlog.mails());
    tell("待看扫描件", "Scans to look at", backlog.looks());
    tellAsides(backlog);
    program.say("未发出的回执 %d", "Unsent receipts: %d", backlog.unsentReceipts());
    program.say(
        "未办结的报送 %d，其中卡住 %d",
        "Open submissions: %d, of these stuck: %d",
        open.size(),
        open.stream().filter(one -> one.reason().isStuck()).count());
    backlog
        .lastSweep()
        .ifPresentOrElse(this::tell, () -> program.say("还没有巡检过", "There has been no sweep yet"));
    for (OpenSubmission one : open) {
      System.out.println(
          one.submission().id()
              + "  "
              + one.submission().duty().key()
              + "  "
              + why(one.reason()).in(program.language()));
    }
  }

  private void tell(String chinese, String english, DeadLetters queue) {
    program.say(
        chinese + " %d，死信 %d", english + ": %d, dead letters: %d", queue.waiting(), queue.count());
  }

  /** Prints the mails set aside, with their reasons but without subjects and senders. */
  private void tellAsides(Backlog backlog) {
    List<SetAside> asides = backlog.asides(Instant.now().minus(ASIDES_OF));
    program.say("近 30 天搁置的邮件 %d", "Mails set aside within 30 days: %d", asides.size());
    for (SetAside aside : asides) {
      System.out.println(
          aside.mail()
              + "  "
              + String.join("、", aside.units())
              + "  "
              + aside.entries().stream()
                  .map(entry -> entry.why().name())
                  .collect(Collectors.joining("、")));
    }
  }

  private void tell(SweepReport swept) {
    SweepReport.Counts did = swept.counts();
    program.say(
        "上次巡检 %s：放弃 %d，重新校验 %d，重新入库 %d，清理 %d，重发回执 %d",
        "Last sweep %s: given up %d, to validate again %d, to convert again %d, to clear %d, receipts again %d",
        swept.at(),
        did.givenUp(),
        did.toValidate(),
        did.toConvert(),
        did.toClear(),
        did.receipts());
    for (String key : swept.withoutRecord()) {
      program.say("没有记录的原件 %s", "An original without a record: %s", key);
    }
    for (String id : swept.withoutOriginal()) {
      program.say("原件不在的报送 %s", "A submission without its original: %s", id);
    }
  }

  private static TwoLanguages why(OpenSubmission.Reason reason) {
    return switch (reason) {
      case NO_FILE -> new TwoLanguages("文件还没有上传", "its file has not been uploaded");
      case NEVER_CAME ->
          new TwoLanguages("文件一直没有上传，地址已失效", "its file never came, and its address has expired");
      case FILE_GONE ->
          new TwoLanguages(
              "曾经上传，但原件不在了：请查原件桶", "it was uploaded, but the original is gone: look at the bucket");
      case ON_ITS_WAY -> new TwoLanguages("处理中", "on its way");
      case FAILING ->
          new TwoLanguages(
              "卡住：处理失败，会自动重试；多次不成则退回并告知报送单位",
              "stuck: a try has failed, it is tried again; then it is rejected and its sender told");
      case NOT_VALIDATED ->
          new TwoLanguages(
              "卡住：已上传，未校验；请用 --redrive 重新投递",
              "stuck: uploaded, not validated; send it again with --redrive");
      case NOT_CONVERTED ->
          new TwoLanguages(
              "卡住：已校验，未入库；请用 --redrive 重新投递",
              "stuck: validated, not converted; send it again with --redrive");
    };
  }
}
