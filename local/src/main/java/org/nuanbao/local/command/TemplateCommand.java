package org.nuanbao.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.TemplateWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the blank workbook of a form. */
@Command(name = "template", header = "生成空白表 · the blank workbook of a form")
final class TemplateCommand implements Callable<Integer> {
  @Mixin private Notices notices = new Notices();

  @Parameters(paramLabel = "FORM", description = "表的编号 · the form's id")
  private String form = "";

  @Option(names = "-o", required = true, paramLabel = "FILE.xlsx")
  private Path output = Path.of("");

  @Option(names = "--unit", paramLabel = "NAME", description = "单位名称 · the unit's name")
  private @Nullable String unit;

  @Override
  public Integer call() throws IOException {
    Form found = notices.form(form);
    Mark mark = new Mark(found.id().value(), found.head().version(), null, unit);
    GivenFiles.write(output, TemplateWriter.blank(found, mark));
    return Exit.OK;
  }
}
