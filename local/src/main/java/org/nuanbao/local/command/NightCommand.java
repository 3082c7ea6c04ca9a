package org.nuanbao.local.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nuanbao.local.cloud.NightTimer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Does the night run of a running system now, without waiting for the night. */
@Command(
    name = "night",
    header = "立即做一次夜间汇总，可全部重算 · the night run, now; adds up everything again on request")
final class NightCommand implements Callable<Integer> {
  @ParentCommand private Nuanbao program = new Nuanbao();

  @Mixin private RunningState state = new RunningState();

  @Option(
      names = "--campaign",
      defaultValue = "",
      paramLabel = "ID",
      description = "只汇总这一活动 · of this campaign only")
  private String campaign = "";

  @Option(
      names = "--rebuild",
      description = "全部重算，不只是有变化的部分 · everything is added up, changed or not")
  private boolean rebuild;

  @Override
  public Integer call() throws IOException {
    try {
      int nodes = NightTimer.byHand(state.running(), campaign, rebuild);
      program.say("已汇总单位 %d 个", "Nodes added up: %d", nodes);
      return Exit.OK;
    } catch (SdkClientException e) {
      throw state.notRunning();
    }
  }
}
