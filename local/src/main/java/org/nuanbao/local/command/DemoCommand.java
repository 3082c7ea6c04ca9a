package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.demo.Checks;
import org.nuanbao.local.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays the main job from start to end and prints a table of what held. */
@Command(
    name = "demo",
    header = "演示：从通知到汇总的全过程 · the main job, start to end, on the embedded cloud")
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private Nuanbao nuanbao = new Nuanbao();

  @Option(
      names = "--state",
      defaultValue = ".nuanbao/demo",
      paramLabel = "DIR",
      description = "状态目录，默认 .nuanbao/demo · where state is kept")
  private Path state = Path.of(".nuanbao/demo");

  @Option(names = "--json", description = "输出 JSON · for machines")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    StateFolder folder = StateFolder.at(state);
    folder.lock().acquiredBy().close();
    Mishaps.demandSpace(folder.root());
    Logging.to(folder.root().resolve("demo.log"));
    PrintStream out = System.out;
    Checks checks = new Checks(check -> shown(out, check));
    Demo demo = new Demo(folder, Nuanbao.home().resolve("notices"), checks);
    if (!json) {
      out.println(new TwoLanguages("正在启动云……", "Starting the cloud…").in(nuanbao.language()));
      out.flush();
    }
    try {
      demo.play();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      Mishaps.demandSpace(folder.root());
      checks.interrupted(e);
    }
    if (json) {
      out.println(document(folder, checks, demo));
    } else {
      summary(out, folder, checks, demo);
    }
    return checks.allHeld() ? Exit.OK : Exit.FINDINGS;
  }

  private void shown(PrintStream out, Checks.Check check) {
    if (!json) {
      String mark = check.held() ? "✔" : "✘";
      String what = new TwoLanguages(check.chinese(), check.english()).in(nuanbao.language());
      out.printf(
          "%s %5.1f s  %-12s %s  [%s]%n",
          mark, check.millis() / 1000.0, check.part(), what, check.detail());
      out.flush();
    }
  }

  private void summary(PrintStream out, StateFolder folder, Checks checks, Demo demo) {
    long held = checks.all().stream().filter(Checks.Check::held).count();
    out.println();
    out.println(
        new TwoLanguages(
                "%d/%d 项成立，用时 %d 秒，内存峰值 %d MB", "%d/%d checks held, %d s, peak memory %d MB")
            .with(held, checks.all().size(), demo.seconds(), demo.megabytes())
            .in(nuanbao.language()));
    out.println(
        new TwoLanguages(
                "邮件：%s/mail　日志：%s　再看一看：./nuanbao run --state %s",
                "Mails: %s/mail  log: %s  to look around: ./nuanbao run --state %s")
            .with(folder.root(), folder.log(), folder.root())
            .in(nuanbao.language()));
  }

  private static String document(StateFolder folder, Checks checks, Demo demo) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("held", checks.allHeld());
    document.put("seconds", demo.seconds());
    document.put("peakMegabytes", demo.megabytes());
    document.put("state", folder.root().toString());
    ArrayNode all = document.putArray("checks");
    for (Checks.Check check : checks.all()) {
      all.addObject()
          .put("part", check.part())
          .put("check", check.english())
          .put("zh", check.chinese())
          .put("held", check.held())
          .put("millis", check.millis())
          .put("detail", check.detail());
    }
    return document.toString();
  }
}
