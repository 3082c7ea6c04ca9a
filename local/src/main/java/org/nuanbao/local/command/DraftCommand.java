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
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.UnderstoodJson;
import org.nuanbao.authoring.draft.DraftYaml;
import org.nuanbao.authoring.draft.DraftedForm;
import org.nuanbao.authoring.draft.FormDrafter;
import org.nuanbao.authoring.whole.WholeDraft;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.local.lint.SimplifiedScript;
import org.nuanbao.workbook.PrintedBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Drafts the forms of a notice from a printed blank workbook. */
@Command(
    name = "draft",
    header = "由空白表起草 · drafts a form from a printed blank",
    description = "草稿里“??”标出的地方请人工核对，再用 notice lint 检查。 · Check what is marked “??”, then lint.")
final class DraftCommand implements Callable<Integer> {
  @ParentCommand private NoticeCommand notice = new NoticeCommand();

  @Parameters(paramLabel = "BLANK.xlsx", description = "空白表，.xlsx 或 .xls · the printed blank")
  private Path blank = Path.of("");

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "通知的目录，如 notices/地名-年份 · the notice's folder, place-year")
  private @Nullable Path folder;

  @Option(names = "--json", description = "只打印读懂了什么 · only prints what was understood")
  private boolean json;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "这张表是什么：statistics、crosstab、roster、card、voucher · overrules what the print suggests")
  private @Nullable BlankKind kind;

  @Option(names = "--apart", description = "每张工作表各是一张表 · each sheet is a form of its own")
  private boolean apart;

  @Override
  public Integer call() throws IOException {
    GivenFiles.demandFiles(List.of(blank));
    if (folder == null && !json) {
      throw CommandFailure.usage("请用 -o 给出通知的目录，或用 --json", "Give the folder with -o, or --json");
    }
    return switch (PrintedBook.read(Files.readAllBytes(blank))) {
      case PrintedBook.Unreadable unreadable -> {
        System.out.println(
            new TwoLanguages(unreadable.why().message(), unreadable.why().english())
                .in(notice.program().language()));
        yield Exit.UNREADABLE;
      }
      case PrintedBook.Sheets sheets -> understood(BlankReader.read(sheets.sheets()));
    };
  }

  private int understood(Understood read) throws IOException {
    if (json) {
      System.out.println(UnderstoodJson.of(kind == null ? read : read.as(kind)));
    }
    if (folder == null) {
      return Exit.OK;
    }
    DraftFolder target = DraftFolder.at(folder);
    return write(target, drafts(target, read));
  }

  /**
   * Drafts one form for each sheet if the blank is a single plain table, or if {@code --kind} or
   * {@code --apart} is given. Otherwise it drafts the whole workbook as one form of parts, or as a
   * card.
   */
  private List<DraftFolder.Draft> drafts(DraftFolder target, Understood read) throws IOException {
    List<Understood.Sheet> sheets = read.forms();
    List<DraftedForm> forms = new ArrayList<>();
    boolean plain =
        sheets.size() == 1 && read.kind() != BlankKind.CARD && read.kind() != BlankKind.VOUCHER;
    for (Understood.Sheet sheet : sheets) {
      DraftedForm form = FormDrafter.draft(sheet, kind, SimplifiedScript::simplified);
      plain &= form.types().equals(sheet.types()) && !form.printsEntries();
      forms.add(form);
    }
    if (kind == null && !apart && !plain) {
      WholeDraft whole = WholeDraft.of(read, SimplifiedScript::simplified);
      if (!whole.isEmpty()) {
        return List.of(
            new DraftFolder.Draft(
                whole.number().orElse(null), whole.kind(), (id, _) -> whole.yaml(id)));
      }
    }
    boolean listed = target.hasRoster(forms);
    return forms.stream()
        .filter(form -> !form.isEmpty())
        .map(form -> listed ? form : form.withoutRoster())
        .map(form ->
            new DraftFolder.Draft(
                form.number(), form.kind(), (id, roster) -> DraftYaml.of(form, id, roster)))
        .toList();
  }

  private int write(DraftFolder target, List<DraftFolder.Draft> forms) throws IOException {
    if (forms.isEmpty()) {
      notice.program().say("没有找到要填写的表", "There is no form to fill in on any sheet");
      return Exit.UNREADABLE;
    }
    for (DraftFolder.Written written : target.write(forms)) {
      long doubts =
          new String(Files.readAllBytes(written.file()), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("# ??"))
              .count();
      notice
          .program()
          .say("已起草 %s，%d 处待核对", "Drafted %s, %d places to check", written.file(), doubts);
    }
    return Exit.OK;
  }

  /** A notice's folder that drafts are written into. Nothing that a person wrote is overwritten. */
  private static final class DraftFolder {
    /**
     * A draft to be written.
     *
     * @param number of the attachment; null where none is printed
     * @param yaml makes the YAML from the form's id and the id of the roster that a voucher proves
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
     * The folder of a notice, whether it exists yet or not.
     *
     * @throws CommandFailure if its name cannot be that of a notice
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

    /** Writes the drafts, and a notice to go with them if there is none. */
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

    /** Whether these forms or the folder have a roster that a voucher could prove. */
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

    /** Refuses a file that is already there. Only a form that is merely named may be replaced. */
    private static void demandFree(Path file) throws IOException {
      JsonNode there = Files.exists(file) ? YAML.readTree(file.toFile()) : null;
      if (there != null && !FormReader.isOnlyNamed(there)) {
        throw CommandFailure.usage(
            "已有这张表，不覆盖：" + file + "；请先移走它", "Already there, move it away first: " + file);
      }
    }

    /**
     * The id of the roster that a voucher proves: one of these drafts, else the notice's form 2.
     */
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
}
