package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nuanbao.form.Form;
import org.nuanbao.sample.BadSample;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills a form's workbook from one sample, without checking it. */
@Command(name = "fill", header = "用样例填表，不审核 · fills the workbook from one sample")
final class FillCommand implements Callable<Integer> {
  @Mixin private Notices notices = new Notices();

  @Parameters(index = "0", paramLabel = "FORM", description = "表的编号 · the form's id")
  private String form = "";

  @Parameters(index = "1", paramLabel = "DATA.json", description = "一个样例 · one sample")
  private Path data = Path.of("");

  @Option(names = "-o", required = true, paramLabel = "FILE.xlsx")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    Form found = notices.form(form);
    Sample sample = one(found, GivenFiles.json(data));
    GivenFiles.write(output, Filler.fill(found, sample.raw(), Mark.of(found)));
    return Exit.OK;
  }

  private Sample one(Form found, JsonNode json) {
    try {
      List<Sample> samples = new SampleReader(List.of(found)).read(json, found.id());
      if (samples.size() == 1) {
        return samples.getFirst();
      }
    } catch (BadSample e) {
      throw CommandFailure.usage(
          "不是 %s 的样例：%s（%s）".formatted(form, data, e.getMessage()),
          "Not a sample of %s: %s (%s)".formatted(form, data, e.getMessage()));
    }
    throw CommandFailure.usage("文件里应正好有一个样例：" + data, "Exactly one sample is wanted: " + data);
  }
}
