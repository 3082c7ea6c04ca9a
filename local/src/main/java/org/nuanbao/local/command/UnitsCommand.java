package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nuanbao.check.Finding;
import org.nuanbao.directory.DirectoryChange.Kind;
import org.nuanbao.reading.TextRow;
import org.nuanbao.unitlist.UnitList;
import org.nuanbao.workbook.ListBook;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The directory of units and contacts: its workbook, and what a workbook changes in it. */
@Command(
    name = "units",
    header = "单位与联系人：模板、从 Excel 更新 · units and contacts: template, import from Excel")
final class UnitsCommand implements Runnable {
  @ParentCommand private Nuanbao nuanbao = new Nuanbao();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "请给出 template 或 import · template or import is missing");
  }

  @Command(
      name = "template",
      header = "生成名单的模板，可带上现有的单位 · the workbook to fill in, with the units there are on request")
  int template(
      @Option(names = "-o", required = true, paramLabel = "FILE.xlsx") Path output,
      @Option(
              names = "--current",
              description = "带上系统里现有的单位和联系人 · with the units and contacts of the installation")
          boolean current,
      @Option(
              names = "--unit",
              paramLabel = "PATH",
              defaultValue = ApiCall.FIRST_ROOT,
              description = "哪个总工会，默认 ${DEFAULT-VALUE} · the root")
          String unit,
      @Mixin InstallationOption where)
      throws IOException, InterruptedException {
    GivenFiles.write(
        output,
        current ? new ApiCall(where, unit).workbook("/directory/workbook") : UnitList.blank());
    return Exit.OK;
  }

  @Command(name = "import", header = "从 Excel 更新单位和联系人 · updates the directory from a workbook")
  int update(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--dry-run", description = "只看有哪些变化，不写入 · tells the changes, writes nothing")
          boolean dryRun,
      @Option(
              names = "--keep",
              description = "文件里没有的单位不停用 · units that are not listed are not closed")
          boolean keep,
      @Option(names = "--json", description = "输出 JSON · prints JSON") boolean json,
      @Option(
              names = "--unit",
              paramLabel = "PATH",
              defaultValue = ApiCall.FIRST_ROOT,
              description = "哪个总工会，默认 ${DEFAULT-VALUE} · the root")
          String unit,
      @Mixin InstallationOption where)
      throws IOException, InterruptedException {
    GivenFiles.demandFiles(List.of(file));
    ApiCall api = new ApiCall(where, unit);
    ObjectNode wanted = ApiCall.JSON.createObjectNode();
    ArrayNode rows = wanted.putArray("rows");
    read(file)
        .forEach(row -> {
          ObjectNode added = rows.addObject();
          added.put("sheet", row.sheet()).put("number", row.number());
          ObjectNode cells = added.putObject("cells");
          row.cells().forEach(cells::put);
        });
    wanted.put("write", false).put("close", !keep);
    JsonNode compared = api.post("/directory/list", wanted);
    if (!dryRun) {
      wanted.put("write", true).put("version", compared.path("version").asText());
      compared = api.post("/directory/list", wanted);
    }
    if (json) {
      System.out.println(compared);
    } else {
      tell(compared, keep);
    }
    return compared.path("problems").isEmpty() ? Exit.OK : Exit.FINDINGS;
  }

  private static List<TextRow> read(Path file) throws IOException {
    return switch (ListBook.read(Files.readAllBytes(file))) {
      case ListBook.Rows(List<TextRow> rows) when rows.isEmpty() ->
          throw new CommandFailure(Exit.UNREADABLE, "文件是空的：%s", "The file is empty: %s", file);
      case ListBook.Rows(List<TextRow> rows) -> rows;
      case ListBook.Unreadable(Finding why) ->
          throw new CommandFailure(
              Exit.UNREADABLE, "%s：%s", "%1$s: %3$s", file, why.message(), why.english());
    };
  }

  private void tell(JsonNode compared, boolean keep) {
    StringBuilder chinese = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (Kind kind : Kind.values()) {
      int count = compared.path("counts").path(kind.name()).asInt();
      chinese.append("，").append(kind.word()).append(" ").append(count);
      english.append(", ").append(kind.name().toLowerCase(Locale.ROOT)).append(" ").append(count);
    }
    nuanbao.say(
        "读出 %d 行%s；停用 %d 个单位",
        "%1$d rows read%4$s; %3$d units closed",
        compared.path("rows").asInt(),
        chinese,
        keep ? 0 : compared.path("closed").size(),
        english);
    for (JsonNode change : compared.path("changes")) {
      Kind kind = Kind.valueOf(change.path("kind").asText());
      nuanbao.say(
          "%s 第 %d 行  %s  %s",
          "%1$s row %2$d  %5$s  %4$s",
          change.path("sheet").asText(),
          change.path("row").asInt(),
          kind.word(),
          change.path("now").path("name").asText(""),
          kind.name().toLowerCase(Locale.ROOT));
    }
    for (JsonNode closed : compared.path("closed")) {
      String name = closed.path("name").asText();
      if (keep) {
        nuanbao.say("文件里没有，没有停用  %s", "not listed, not closed  %s", name);
      } else {
        nuanbao.say("停用  %s", "closed  %s", name);
      }
    }
    for (JsonNode problem : compared.path("problems")) {
      nuanbao.say(
          "%s%s：%s。%s",
          "%1$s%2$s: %5$s",
          problem.path("sheet").asText("文件"),
          place(problem),
          problem.path("what").asText(),
          problem.path("mend").asText(),
          problem.path("english").asText());
    }
    if (compared.path("written").asBoolean()) {
      nuanbao.say("已写入，版本 %s", "Written, version %s", compared.path("version").asText());
    } else {
      nuanbao.say("还没有写入", "Nothing was written");
    }
  }

  private static String place(JsonNode problem) {
    String cell = problem.path("cell").asText();
    int row = problem.path("row").asInt();
    return cell.isEmpty() ? row == 0 ? "" : " " + row : " " + cell;
  }
}
