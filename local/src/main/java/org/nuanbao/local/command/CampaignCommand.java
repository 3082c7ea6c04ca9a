package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens campaigns. */
@Command(name = "campaign", header = "活动：按单位名单开设 · campaigns: opened over the directory")
final class CampaignCommand implements Runnable {
  @ParentCommand private Nuanbao nuanbao = new Nuanbao();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "请给出 open · open is missing");
  }

  @Command(
      name = "open",
      header = "按已发布的通知，给名单里的单位开设活动 · opens a notice for all units of the directory")
  int open(
      @Parameters(paramLabel = "NOTICE", description = "通知的编号 · the notice's id") String notice,
      @Option(
              names = "--due-from",
              paramLabel = "DATE",
              description = {
                "最早一项的期限，其余各项与它相隔的天数不变；默认按通知 · "
                    + "the earliest due day, all others as far from it as in the notice"
              })
          @Nullable LocalDate dueFrom,
      @Option(
              names = "--id",
              paramLabel = "ID",
              description = "活动的编号，默认由通知编号和期限组成 · the campaign's id")
          @Nullable String id,
      @Option(
              names = "--unit",
              paramLabel = "PATH",
              defaultValue = ApiCall.FIRST_ROOT,
              description = "哪个总工会，默认 ${DEFAULT-VALUE} · the root")
          String unit,
      @Option(names = "--json", description = "输出 JSON · prints JSON") boolean json,
      @Mixin InstallationOption where)
      throws IOException, InterruptedException {
    ApiCall api = new ApiCall(where, unit);
    if (!notice.matches("[a-z0-9-]+")) {
      throw CommandFailure.usage("不是通知的编号：" + notice, "Not a notice's id: " + notice);
    }
    JsonNode published = api.get("/notices/" + notice);
    ObjectNode wanted = ApiCall.JSON.createObjectNode();
    wanted.put("id", id == null ? dueFrom == null ? notice : notice + "-" + dueFrom : id);
    wanted.put("notice", notice).put("version", published.path("version").asText());
    if (dueFrom != null) {
      wanted.put("dueFrom", dueFrom.toString());
    }
    JsonNode opened = api.post("/directory/campaigns", wanted);
    if (json) {
      System.out.println(opened);
    } else {
      nuanbao.say(
          "已开设 %s：%s，%d 个单位，共 %d 项",
          "Opened %s: %s, %d units, %d duties",
          opened.path("id").asText(),
          published.path("title").asText(),
          opened.path("units").asInt(),
          opened.path("duties").asInt());
    }
    return Exit.OK;
  }
}
