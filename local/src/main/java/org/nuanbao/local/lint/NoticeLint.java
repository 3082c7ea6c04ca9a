package org.nuanbao.local.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormReader;

/** Everything that can be said about a notice's folder without looking at a filled workbook. */
public final class NoticeLint {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int SCHEMA_REMARKS = 5;

  private final Path folder;
  private final Path schemas;
  private final List<Remark> remarks = new ArrayList<>();

  private NoticeLint(Path folder, Path schemas) {
    this.folder = folder;
    this.schemas = schemas;
  }

  /**
   * Looks through a notice's folder.
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
      schema(data, schema, about);
      left(text, about);
      if (schema.startsWith("form")) {
        form(data, name, about);
      }
    } catch (JsonProcessingException broken) {
      String at =
          broken.getLocation() == null ? "" : String.valueOf(broken.getLocation().getLineNr());
      about.error("第" + at + "行", "不是正确的 YAML", "line " + at + " is not YAML");
    }
    remarks.addAll(about.all());
  }

  private void schema(JsonNode data, String name, Remarks about) throws IOException {
    JsonNode json = YAML.readTree(schemas.resolve(name).toFile());
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
    Set<ValidationMessage> faults = schema.validate(data);
    faults.stream()
        .limit(SCHEMA_REMARKS)
        .forEach(fault ->
            about.error(
                fault.getInstanceLocation().toString(),
                "不符合" + name + "：" + fault.getMessage(),
                "does not keep " + name + ": " + fault.getMessage()));
  }

  /** What a draft left to be looked at. */
  private static void left(String text, Remarks about) {
    long doubts = text.lines().filter(line -> line.matches(".*# \\?\\?.*")).count();
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
        Form form = FormReader.read(data, name, RuleKinds::read);
        FormLint.of(form, about);
      }
    } catch (DataFault fault) {
      about.error("", fault(fault), fault(fault));
    }
  }

  private void whole() {
    Remarks about = new Remarks("notice.yaml");
    try {
      Notice notice = RuleKinds.NOTICES.ofFolder(folder);
      new OwedLint(notice, about).look();
    } catch (DataFault fault) {
      about.error("", fault(fault), fault(fault));
    }
    remarks.addAll(about.all());
  }

  private static String fault(DataFault fault) {
    return String.valueOf(fault.getMessage());
  }
}
