package org.nuanbao.local.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nuanbao.local.lint.Script;
import org.nuanbao.workbook.PrintedBook;
import org.nuanbao.workbook.draft.DraftedForm;
import org.nuanbao.workbook.draft.FormDrafter;
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
      required = true,
      paramLabel = "DIR",
      description = "通知的目录，如 notices/地名-年份 · the notice's folder, place-year")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Given.demandFiles(List.of(blank));
    DraftFolder target = DraftFolder.at(folder);
    return switch (PrintedBook.read(Files.readAllBytes(blank))) {
      case PrintedBook.Unreadable unreadable -> {
        System.out.println(
            new Said(unreadable.why().message(), unreadable.why().english()).in(notice.language()));
        yield Exit.UNREADABLE;
      }
      case PrintedBook.Sheets sheets -> {
        List<DraftedForm> forms =
            sheets.sheets().stream()
                .map(sheet -> FormDrafter.draft(sheet, Script::simplified))
                .filter(form -> !form.isEmpty())
                .toList();
        yield write(target, forms);
      }
    };
  }

  private int write(DraftFolder target, List<DraftedForm> forms) throws IOException {
    if (forms.isEmpty()) {
      System.out.println(
          new Said("没有找到要填写的表", "There is no form to fill in on any sheet").in(notice.language()));
      return Exit.UNREADABLE;
    }
    for (DraftFolder.Written written : target.write(forms)) {
      long doubts =
          new String(Files.readAllBytes(written.file()), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("# ??"))
              .count();
      System.out.println(
          new Said("已起草 %s，%d 处待核对", "Drafted %s, %d places to check")
              .with(written.file(), doubts)
              .in(notice.language()));
    }
    return Exit.OK;
  }
}
