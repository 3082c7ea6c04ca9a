package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nuanbao.local.lint.NoticeLint;
import org.nuanbao.local.lint.Remark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks a notice's data and prints what is wrong or doubtful, one line for each remark. */
@Command(name = "lint", header = "检查通知数据 · checks a notice's data")
final class LintCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParentCommand private NoticeCommand notice = new NoticeCommand();

  @Parameters(paramLabel = "DIR", description = "通知的目录 · the notice's folder")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "每条一行 JSON · one line of JSON a remark")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    NoticeCommand.demandNotice(folder);
    List<Remark> remarks = NoticeLint.of(folder, Nuanbao.home().resolve("notices"));
    PrintStream out = System.out;
    remarks.forEach(remark -> out.println(json ? line(remark) : text(remark)));
    long errors = remarks.stream().filter(it -> it.level() == Remark.Level.ERROR).count();
    if (!json) {
      out.println(
          new TwoLanguages("%d 个错误，%d 个疑点", "%d errors, %d doubts")
              .with(errors, remarks.size() - errors)
              .in(notice.program().language()));
    }
    return errors == 0 ? Exit.OK : Exit.FINDINGS;
  }

  private String text(Remark remark) {
    TwoLanguages level =
        switch (remark.level()) {
          case ERROR -> new TwoLanguages("错误", "error");
          case DOUBT -> new TwoLanguages("疑点", "doubt");
        };
    String place = remark.where().isEmpty() ? remark.file() : remark.file() + " " + remark.where();
    return level.in(notice.program().language()) + " " + place + "：" + message(remark);
  }

  private String line(Remark remark) {
    ObjectNode line = JSON.createObjectNode();
    line.put("level", remark.level().name().toLowerCase(Locale.ROOT));
    line.put("file", remark.file());
    line.put("where", remark.where());
    line.put("message", message(remark));
    return line.toString();
  }

  private String message(Remark remark) {
    return new TwoLanguages(remark.chinese(), remark.english()).in(notice.program().language());
  }
}
