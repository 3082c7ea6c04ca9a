package org.nuanbao.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.Callable;
import org.nuanbao.local.demo.Smoke;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tests an installation by sending one invented unit's workbook through the whole of it. */
@Command(
    name = "smoke",
    header = "安装或升级后试走一遍：发通知、报送、入库、回执 · sends one workbook through a whole installation")
final class SmokeCommand implements Callable<Integer> {
  @ParentCommand private Nuanbao program = new Nuanbao();
  @Mixin private InstallationOption where = new InstallationOption();

  @Option(
      names = "--mail",
      required = true,
      paramLabel = "ADDRESS",
      description = "收取回执的邮箱 · where the receipt goes")
  private String mail = "";

  @Override
  public Integer call() throws IOException {
    Smoke.Seen seen;
    try {
      seen = Smoke.play(where.access(), Nuanbao.home().resolve("notices"), mail);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof ConnectException) {
        throw where.notRunning();
      }
      throw e;
    } catch (IllegalStateException e) {
      throw new CommandFailure(
          Exit.FINDINGS, "试走没有走通：%s", "It does not work: %s", String.valueOf(e.getMessage()));
    }
    if (!seen.good()) {
      throw new CommandFailure(
          Exit.FINDINGS,
          "报送 %s 停在“%s”；用 ./nuanbao status 看原因。",
          "Submission %s is %s; ./nuanbao status says why.",
          seen.submission(),
          seen.state());
    }
    program.say(
        "走通了：试用活动 %s，报送 %s 已入库，回执 %s 寄往 %s，请查收。",
        "It works: campaign %s, submission %s is accepted, receipt %s goes to %s.",
        seen.campaign(),
        seen.submission(),
        seen.receipt(),
        mail);
    return Exit.OK;
  }
}
