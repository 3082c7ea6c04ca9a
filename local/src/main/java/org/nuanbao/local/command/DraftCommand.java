package org.nuanbao.local.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.authoring.SheetRole;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.UnderstoodJson;
import org.nuanbao.authoring.UnderstoodSheet;
import org.nuanbao.authoring.draft.DraftYaml;
import org.nuanbao.authoring.draft.DraftedForm;
import org.nuanbao.authoring.draft.FormDrafter;
import org.nuanbao.authoring.whole.WholeDraft;
import org.nuanbao.local.lint.SimplifiedScript;
import org.nuanbao.workbook.PrintedBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Drafts the forms of a notice from a printed blank workbook, a sheet each. */
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
                .in(notice.language()));
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
   * A table that is plainly said is a form of its own kind; else the whole workbook is one form of
   * parts, or a card.
   */
  private List<DraftFolder.Draft> drafts(DraftFolder target, Understood read) throws IOException {
    List<UnderstoodSheet> sheets =
        read.sheets().stream().filter(sheet -> sheet.role() == SheetRole.FORM).toList();
    List<DraftedForm> forms = new ArrayList<>();
    boolean plain =
        sheets.size() == 1 && read.kind() != BlankKind.CARD && read.kind() != BlankKind.VOUCHER;
    for (UnderstoodSheet sheet : sheets) {
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
      System.out.println(
          new TwoLanguages("没有找到要填写的表", "There is no form to fill in on any sheet")
              .in(notice.language()));
      return Exit.UNREADABLE;
    }
    for (DraftFolder.Written written : target.write(forms)) {
      long doubts =
          new String(Files.readAllBytes(written.file()), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("# ??"))
              .count();
      System.out.println(
          new TwoLanguages("已起草 %s，%d 处待核对", "Drafted %s, %d places to check")
              .with(written.file(), doubts)
              .in(notice.language()));
    }
    return Exit.OK;
  }
}
