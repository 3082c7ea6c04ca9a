package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds up workbooks of twelve units offline, against totals that another program computed. */
class RollupCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder = Path.of("");

  @Test
  void figuresEqualTheExpectedOnes() throws IOException {
    JsonNode data = data("statistics");
    List<Object> words = filled(data);
    words.add("--json");
    assertTotals(CommandLineRun.of(words.toArray()), data.path("expected"));
  }

  @Test
  void rosterMeasuresEqualTheExpectedOnes() throws IOException {
    JsonNode data = data("roster");
    data.path("data")
        .properties()
        .forEach(unit -> {
          for (int i = 0; i < unit.getValue().size(); i++) {
            ((ObjectNode) unit.getValue().path(i))
                .set("amount", data.path("amounts").path(unit.getKey()).path(i));
          }
        });
    List<Object> words = filled(data);
    words.add("--json");
    assertTotals(CommandLineRun.of(words.toArray()), data.path("expected"));
  }

  @Test
  void unitOutsideTheTreeIsAnErrorAndOneWithoutAFileIsMissing() throws IOException {
    JsonNode data = data("statistics");
    List<Object> words = filled(data);
    String last = words.removeLast().toString();
    Path top = folder.resolve("top.xlsx");
    words.addAll(List.of("-o", top, "--json"));
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(run.json().getFirst().path("missing")).hasSize(1);
    assertThat(run.json().getFirst().path("reported").asInt()).isEqualTo(11);
    assertThat(top).exists();

    words.add("无此单位=" + last);
    CommandLineRun foreign = CommandLineRun.of(words.toArray());
    assertThat(foreign.status()).isEqualTo(64);
    assertThat(foreign.err()).contains("无此单位");
  }

  @Test
  void weeksOfAFormThatTellsHowThingsStandAreComparedAndNeverAddedUp() throws IOException {
    List<Object> words =
        new ArrayList<>(List.of("rollup", "xiamen-2012-4", "--tree", TreeFile.ofTwo(folder)));
    words.add(week("2011-12-02", "甲区工会", 3));
    words.add(week("2011-12-02", "乙区工会", 4));
    words.add(week("2011-12-09", "甲区工会", 5));
    Path top = folder.resolve("top.xlsx");
    CommandLineRun plain =
        CommandLineRun.of(
            Stream.concat(words.stream(), Stream.of("-o", top, "--lang", "zh")).toArray());
    assertThat(plain.out()).contains("国有企业 拖欠数额（万元）：7 → 5（-2）");
    assertThat(top).exists();

    words.add("--json");
    List<JsonNode> city =
        CommandLineRun.of(words.toArray()).json().stream()
            .filter(line -> line.path("unit").asText().equals("市总工会"))
            .toList();
    assertThat(city)
        .extracting(line -> line.path("period").asText())
        .containsExactly("2011-12-02", "2011-12-09");
    assertThat(city)
        .extracting(line -> line.at("/totals/soe.amount").intValue())
        .containsExactly(7, 5);
    assertThat(city.getLast().path("missing").path(0).asText()).isEqualTo("乙区工会");
    assertThat(city.getLast().at("/change/soe.amount").intValue()).isEqualTo(-2);
    assertThat(city.getLast().at("/trend/soe.amount").size()).isEqualTo(2);
  }

  @Test
  void vouchersOfOneUnitAreAddedUpThoughItSendsOneForEachPerson() throws IOException {
    ArrayNode vouchers = JSON.createArrayNode();
    for (int yuan : new int[] {500, 800}) {
      ObjectNode voucher = vouchers.addObject();
      voucher.putObject("header").put("unit", "甲区工会");
      voucher.putObject("data").putObject("amount").put("yuan", yuan);
    }
    Path file = folder.resolve("vouchers.json");
    JSON.writeValue(file.toFile(), vouchers);

    CommandLineRun run =
        CommandLineRun.of(
            "rollup", "xiamen-2012-1", "--tree", TreeFile.ofTwo(folder), file, "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().getFirst().at("/totals/rows").intValue()).isEqualTo(2);
    assertThat(run.json().getFirst().at("/totals/amount_total").intValue()).isEqualTo(1300);
  }

  private Path week(String day, String unit, int amount) throws IOException {
    ObjectNode sample = JSON.createObjectNode();
    sample.putObject("header").put("unit", unit).put("date", day);
    sample.putObject("data").put("soe.amount", amount);
    Path file = folder.resolve(day + unit + ".json");
    JSON.writeValue(file.toFile(), sample);
    return file;
  }

  private static JsonNode data(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RollupCommandTest.class.getResourceAsStream(
                "/org/nuanbao/local/demo/" + name + ".json"))) {
      return JSON.readTree(in);
    }
  }

  /** The command line up to its files: one workbook for each unit. */
  private List<Object> filled(JsonNode data) throws IOException {
    Path tree = folder.resolve("tree.json");
    JSON.writeValue(tree.toFile(), tree(data));
    List<Object> words =
        new ArrayList<>(List.of("rollup", data.path("form").asText(), "--tree", tree));
    int number = 0;
    for (Map.Entry<String, JsonNode> unit : data.path("data").properties()) {
      ObjectNode sample = JSON.createObjectNode();
      ObjectNode header = data.path("header").deepCopy();
      sample.set("header", header.put("unit", unit.getKey()));
      sample.set("data", unit.getValue());
      Path given = folder.resolve(number + ".json");
      JSON.writeValue(given.toFile(), sample);
      Path workbook = folder.resolve(number + ".xlsx");
      CommandLineRun.of("fill", data.path("form").asText(), given, "-o", workbook);
      assertThat(Files.exists(workbook)).isTrue();
      words.add(workbook);
      number++;
    }
    return words;
  }

  /** The tree of the units' paths, as nested names. */
  private static JsonNode tree(JsonNode data) {
    Map<String, ObjectNode> nodes = new HashMap<>();
    ObjectNode root = JSON.createObjectNode();
    for (JsonNode unit : data.path("units")) {
      String path = unit.path("path").asText();
      ObjectNode above = nodes.get(path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1));
      ObjectNode node = above == null ? root : ((ArrayNode) above.path("children")).addObject();
      node.put("unit", unit.path("name").asText());
      node.putArray("children");
      nodes.put(path, node);
    }
    return root;
  }

  private static void assertTotals(CommandLineRun run, JsonNode expected) throws IOException {
    assertThat(run.status()).as(run.err()).isZero();
    Map<String, JsonNode> found = new HashMap<>();
    run.json().forEach(line -> found.put(line.path("unit").asText(), line.path("totals")));
    expected
        .properties()
        .forEach(node ->
            assertThat(plain(found.get(node.getKey())))
                .as(node.getKey())
                .isEqualTo(plain(node.getValue())));
  }

  /** Numbers as exact decimals without trailing zeros, so that 130.0 equals 130. */
  private static Map<String, Object> plain(@org.jspecify.annotations.Nullable JsonNode totals) {
    Map<String, Object> plain = new HashMap<>();
    Objects.requireNonNull(totals)
        .properties()
        .forEach(figure ->
            plain.put(
                figure.getKey(),
                figure.getValue().isObject()
                    ? plain(figure.getValue())
                    : figure.getValue().decimalValue().stripTrailingZeros()));
    return plain;
  }
}
