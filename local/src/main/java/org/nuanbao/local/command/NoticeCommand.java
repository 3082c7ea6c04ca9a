package org.nuanbao.local.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;
import org.nuanbao.local.cloud.ApiAccess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Drafts, checks and publishes a notice's data. */
@Command(
    name = "notice",
    header = "通知的数据：起草、检查、发布 · a notice's data: draft, lint, publish",
    subcommands = {DraftCommand.class, LintCommand.class})
final class NoticeCommand implements Runnable {
  @ParentCommand private Nuanbao nuanbao = new Nuanbao();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "请给出 draft、lint 或 publish · draft, lint or publish is missing");
  }

  @Command(name = "publish", header = "发布到运行中的系统 · publishes to a running system")
  int publish(
      @Parameters(paramLabel = "DIR") Path folder,
      @Option(
              names = "--unit",
              paramLabel = "PATH",
              description = "以哪个总工会的名义，默认系统管理员 · the root that publishes, by default the operator")
          @Nullable String unit,
      @Mixin InstallationOption where)
      throws IOException, InterruptedException {
    Notice notice = read(folder);
    ApiAccess api = where.access();
    String token = api.tokens().of("operator", root(unit), "publisher");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.url() + "/notices"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(RuleKinds.NOTICES.sourceOf(folder)))
            .build();
    int status;
    try (HttpClient http = HttpClient.newHttpClient()) {
      status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (ConnectException e) {
      throw where.notRunning();
    }
    if (status == 409) {
      throw new CommandFailure(
          Exit.FINDINGS,
          "通知 %s 由另一个总工会先发布，请用 --unit 指明，或换一个编号",
          "Notice %s belongs to another root: name it by --unit, or take another id",
          notice.id());
    }
    if (status >= 300) {
      throw new CommandFailure(
          Exit.INTERNAL, "系统没有接受：HTTP %d", "The system did not take it: HTTP %d", status);
    }
    nuanbao.say(
        "已发布 %s 版本 %s（%d 张表）",
        "Published %s version %s (%d forms)", notice.id(), notice.version(), notice.forms().size());
    return Exit.OK;
  }

  private static UnitPath root(@Nullable String unit) {
    if (unit == null) {
      return Campaigns.OPERATOR;
    }
    if (!UnitPath.isPath(unit) || !new UnitPath(unit).isRoot()) {
      throw CommandFailure.usage(
          "不是总工会的路径（如 /1/）：" + unit, "Not a root's path (like /1/): " + unit);
    }
    return new UnitPath(unit);
  }

  /** Demands that the folder has a notice, before its data is read. */
  static void demandNotice(Path folder) {
    if (!Files.exists(folder.resolve("notice.yaml"))) {
      throw CommandFailure.usage("目录里没有 notice.yaml：" + folder, "No notice.yaml in " + folder);
    }
  }

  Nuanbao program() {
    return nuanbao;
  }

  private static Notice read(Path folder) {
    demandNotice(folder);
    try {
      return RuleKinds.NOTICES.ofFolder(folder);
    } catch (DataFault e) {
      throw new CommandFailure(
          Exit.FINDINGS, "数据有误：%s", "Wrong data: %s", String.valueOf(e.getMessage()));
    }
  }
}
