package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftedForm;
import org.nuanbao.formdata.FormReader;

/** The folder of a notice that drafts are written into; nothing a person wrote is overwritten. */
final class DraftFolder {
  /**
   * A draft to be written.
   *
   * @param number of the attachment; null where none is printed
   * @param yaml makes the data of the form's id and of the roster a voucher proves
   */
  record Draft(@Nullable Integer number, String kind, BinaryOperator<String> yaml) {}

  /** A draft that was written. */
  record Written(String id, Path file) {}

  private static final Pattern NOTICE = Pattern.compile("[a-z]+(-[a-z0-9]+)*-[0-9]{4}");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;
  private final String notice;

  private DraftFolder(Path folder, String notice) {
    this.folder = folder;
    this.notice = notice;
  }

  /**
   * A notice's folder, there or not yet.
   *
   * @throws Failure if its name is none of a notice
   */
  static DraftFolder at(Path folder) throws IOException {
    Path file = folder.resolve("notice.yaml");
    String name =
        Files.exists(file)
            ? YAML.readTree(file.toFile()).path("notice").asText()
            : folder.toAbsolutePath().normalize().getFileName().toString();
    if (!NOTICE.matcher(name).matches()) {
      throw CommandFailure.usage(
          "目录名应是 地名-年份（小写字母和四位年份），不是“" + name + "”",
          "The folder's name must be place-year, not “" + name + "”");
    }
    return new DraftFolder(folder, name);
  }

  /** Writes the drafts, and a notice to go with them where there is none. */
  List<Written> write(List<Draft> forms) throws IOException {
    List<Written> all = new ArrayList<>();
    Set<Path> taken = new HashSet<>();
    int next = 1;
    for (Draft form : forms) {
      Integer printed = form.number();
      int number = printed == null ? next : printed;
      while (!taken.add(file(number))) {
        number++;
      }
      demandFree(file(number));
      next = number + 1;
      all.add(new Written(notice + "-" + number, file(number)));
    }
    Files.createDirectories(folder.resolve("forms"));
    String roster = roster(forms, all);
    for (int i = 0; i < forms.size(); i++) {
      String yaml = forms.get(i).yaml().apply(all.get(i).id(), roster);
      GivenFiles.write(all.get(i).file(), yaml.getBytes(StandardCharsets.UTF_8));
    }
    if (!Files.exists(folder.resolve("notice.yaml"))) {
      GivenFiles.write(
          folder.resolve("notice.yaml"), skeleton(all).getBytes(StandardCharsets.UTF_8));
    }
    return List.copyOf(all);
  }

  /** Whether there is a list that a voucher could prove. */
  boolean hasRoster(List<DraftedForm> forms) throws IOException {
    if (forms.stream().anyMatch(form -> form.kind().equals("roster"))) {
      return true;
    }
    Path there = folder.resolve("forms");
    if (!Files.isDirectory(there)) {
      return false;
    }
    try (Stream<Path> files = Files.list(there)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        if (YAML.readTree(file.toFile()).path("kind").asText().equals("roster")) {
          return true;
        }
      }
    }
    return false;
  }

  private Path file(int number) {
    return folder.resolve("forms").resolve(notice + "-" + number + ".yaml");
  }

  /** A form that is only named may be replaced by its draft. */
  private static void demandFree(Path file) throws IOException {
    JsonNode there = Files.exists(file) ? YAML.readTree(file.toFile()) : null;
    if (there != null && !FormReader.isOnlyNamed(there)) {
      throw CommandFailure.usage(
          "已有这张表，不覆盖：" + file + "；请先移走它", "Already there, move it away first: " + file);
    }
  }

  /** The roster a voucher proves: one of the same draft, else its neighbour by number. */
  private String roster(List<Draft> forms, List<Written> all) {
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).kind().equals("roster")) {
        return all.get(i).id();
      }
    }
    return notice + "-2";
  }

  private String skeleton(List<Written> forms) {
    String year = notice.substring(notice.lastIndexOf('-') + 1);
    StringBuilder yaml = new StringBuilder();
    yaml.append("# yaml-language-server: $schema=../notice.schema.json\n");
    yaml.append("# ?? 文号 · the notice's number\n");
    yaml.append("notice: ").append(notice).append('\n');
    yaml.append("issuer: 某市总工会 # ?? 发文单位 · who issued it\n");
    yaml.append("title: 关于开展送温暖活动的通知 # ?? 通知标题 · its title\n\n");
    yaml.append("# ?? 谁报、何时报、当日是否算按时 · who owes it, until when, the day itself included?\n");
    yaml.append("owed:\n");
    for (Written form : forms) {
      yaml.append("  - {form: ").append(form.id()).append(", who: leaves, due: ");
      yaml.append(year).append("-01-31, inclusive: true}\n");
    }
    return yaml.toString();
  }
}
