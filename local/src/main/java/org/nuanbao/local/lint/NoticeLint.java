package org.nuanbao.local.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.Form;
import org.nuanbao.formdata.FormReader;

/** Checks all that can be checked in a notice's folder without a filled workbook. */
public final class NoticeLint {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern ENTRY = Pattern.compile("\\[([0-9]+)]");

  private final Path folder;
  private final Path schemas;
  private final List<Remark> remarks = new ArrayList<>();

  private NoticeLint(Path folder, Path schemas) {
    this.folder = folder;
    this.schemas = schemas;
  }

  /**
   * Checks a notice's folder; returns the remarks.
   *
   * @param schemas the folder of the two JSON schemas
   */
  public static List<Remark> of(Path folder, Path schemas) throws IOException {
    NoticeLint lint = new NoticeLint(folder, schemas);
    lint.look();
    return List.copyOf(lint.remarks);
  }

  private void look() throws IOException {
    file("notice.yaml", "notice.schema.json");
    for (Path form : forms()) {
      file("forms/" + form.getFileName(), "form.schema.json");
    }
    if (remarks.stream().noneMatch(it -> it.level() == Remark.Level.ERROR)) {
      whole();
    }
  }

  private List<Path> forms() throws IOException {
    if (!Files.isDirectory(folder.resolve("forms"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("forms"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private void file(String name, String schema) throws IOException {
    Remarks about = new Remarks(name);
    try {
      String text = Files.readString(folder.resolve(name));
      JsonNode data = YAML.readTree(text);
      about.locate(text);
      ObjectNode rules = (ObjectNode) YAML.readTree(schemas.resolve(schema).toFile());
      new SchemaFaults(rules, about).tell(data);
      left(text, about);
      if (schema.startsWith("form")) {
        form(data, name, about);
      }
    } catch (JsonProcessingException broken) {
      about.error(
          broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
          "",
          "不是正确的 YAML：" + broken.getOriginalMessage(),
          "not YAML: " + broken.getOriginalMessage());
    }
    remarks.addAll(about.all());
  }

  /** Reports how many places a draft left to be checked. */
  private static void left(String text, Remarks about) {
    long doubts = text.lines().filter(line -> line.contains("# ??")).count();
    if (doubts > 0) {
      about.doubt(
          "??",
          "起草时留下的%d处“??”还没有核对".formatted(doubts),
          "%d lines marked “??” by the draft are not checked yet".formatted(doubts));
    }
  }

  private static void form(JsonNode data, String name, Remarks about) {
    try {
      if (FormReader.isOnlyNamed(data)) {
        about.doubt(
            "layout",
            "通知只提到这张表，没有版式；拿到空白表后用 notice draft 起草",
            "the notice only names this form; draft it with “notice draft” once there is a blank");
        FormReader.named(data, name);
      } else {
        List<DataFault> faults = new ArrayList<>();
        Form form =
            FormReader.read(
                data,
                name,
                RuleKinds::read,
                fault -> {
                  faults.add(fault);
                  fault(fault, about);
                });
        if (faults.isEmpty()) {
          FormLint.of(form, about);
        }
      }
    } catch (DataFault fault) {
      fault(fault, about);
    }
  }

  private void whole() {
    Remarks about = new Remarks("notice.yaml");
    try {
      Notice notice = RuleKinds.NOTICES.ofFolder(folder);
      new OwedLint(notice, about).look();
    } catch (DataFault fault) {
      about.error(
          "", fault.where() + "：" + fault.chinese(), fault.where() + ": " + fault.english());
    }
    remarks.addAll(about.all());
  }

  /** Reports a fault, with its line if it names a path. */
  private static void fault(DataFault fault, Remarks about) {
    String path = fault.where().replaceFirst("^[^:]*: ?", "").replace("notice.yaml", "");
    // The reader counts entries from 1, YAML's tools from 0.
    String at =
        ENTRY.matcher(path).replaceAll(found -> "[" + (Integer.parseInt(found.group(1)) - 1) + "]");
    about.errorAt(at, fault.chinese(), fault.english());
  }
}
