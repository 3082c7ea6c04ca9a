package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.Correction;

/**
 * What a sender says beside the figures: why a warning may stand, or that there is nothing to
 * report.
 */
class AnsweredWorkbooksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEEKLY = "xiamen-2012-4";
  private static final String FIGURES = "dalian-2018-1";

  @TempDir Path folder = Path.of("");

  @Test
  void aWarningIsShownAsKeptOnceAReasonIsWrittenBesideIt() throws IOException {
    ObjectNode sample = JSON.createObjectNode();
    sample.putObject("data").put("soe.amount", 3);
    Path data = folder.resolve("a.json");
    JSON.writeValue(data.toFile(), sample);
    Path file = folder.resolve("a.xlsx");
    CommandLineRun.of("fill", WEEKLY, data, "-o", file);
    Path copies = folder.resolve("copies");
    CommandLineRun.of("check", file, "--annotate", copies);
    Path copy = copies.resolve("a.xlsx");
    Files.write(
        copy, Correction.of(Files.readAllBytes(copy), "问题", Map.of("G5", new Value.Text("已逐户核实"))));

    CommandLineRun run = CommandLineRun.of("check", copy, "--json");

    JsonNode findings = run.json().getFirst().path("findings");
    assertThat(run.status()).isZero();
    assertThat(findings.path(0).path("kept").asText()).isEqualTo("已逐户核实");
    assertThat(findings.path(0).path("severity").asText()).isEqualTo("warning");
    assertThat(findings.path(1).has("kept")).isFalse();
    assertThat(CommandLineRun.of("check", copy).out()).contains("说明：已逐户核实");
  }

  @Test
  void whoHasNothingToReportHasReported() throws IOException {
    Path blank = folder.resolve("blank.xlsx");
    CommandLineRun.of("template", FIGURES, "-o", blank, "--unit", "甲区工会");
    CommandLineRun unsaid = CommandLineRun.of("check", blank, "--json");
    assertThat(unsaid.json().getFirst().at("/findings/0/code").asText())
        .isEqualTo("NOTHING_FILLED_IN");
    Path nothing = folder.resolve("nothing.xlsx");
    Files.write(
        nothing,
        Correction.of(
            Files.readAllBytes(blank), "2018年各地工会送温暖统计表", Map.of("I1", new Value.Text("是"))));
    CommandLineRun said = CommandLineRun.of("check", nothing, "--json");
    assertThat(said.json().getFirst().path("outcome").asText()).isEqualTo("accepted");
    assertThat(said.json().getFirst().path("findings")).isEmpty();

    List<JsonNode> nodes =
        CommandLineRun.of("rollup", FIGURES, "--tree", TreeFile.ofTwo(folder), nothing, "--json")
            .json();

    JsonNode city = nodes.getFirst();
    assertThat(city.path("reported").asInt()).isEqualTo(1);
    assertThat(city.path("expected").asInt()).isEqualTo(2);
    assertThat(city.path("nil").path(0).asText()).isEqualTo("甲区工会");
    assertThat(city.path("missing").path(0).asText()).isEqualTo("乙区工会");
  }
}
