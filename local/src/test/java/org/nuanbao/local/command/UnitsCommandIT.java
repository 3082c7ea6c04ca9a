package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.WholeSystem;

/** An officer's list goes into the directory, and a campaign is opened over it, by commands. */
class UnitsCommandIT {
  private static final Path NOTICE = Path.of("..", "notices", "dalian-2018");

  @TempDir Path folder;

  @Test
  void aListIsFilledInImportedAndOpened() throws Exception {
    Path list = folder.resolve("名单.xlsx");
    assertThat(run("units", "template", "-o", list).status()).isZero();
    fill(list, "", "滨海市总工会", "", "", "city@union.test", "");
    fill(list, "E01", "东城区总工会", "滨海市总工会", "区县", "east@union.test", "");
    fill(list, "", "纺织厂工会", "E01", "", "mill@union.test", "赵春燕");
    fill(list, "", "商店工会", "E01", "", "shop@union", "");
    Path state = folder.resolve("state");
    try (WholeSystem system = WholeSystem.embedded(state)) {
      assertThat(system.api()).isNotNull();
      CommandLineRun told = run("units", "import", list, "--dry-run", "--state", state);
      assertThat(told.status()).isEqualTo(Exit.FINDINGS);
      assertThat(told.out()).contains("读出 4 行", "新增 3", "有问题 1", "E7", "邮箱写得不完整", "还没有写入");

      CommandLineRun written = run("units", "import", list, "--state", state);
      assertThat(written.out()).contains("已写入");
      CommandLineRun again = run("units", "import", list, "--json", "--state", state);
      JsonNode json = again.json().getFirst();
      assertThat(json.path("counts").path("UNCHANGED").asInt()).isEqualTo(3);

      Path current = folder.resolve("现有.xlsx");
      assertThat(run("units", "template", "--current", "-o", current, "--state", state).status())
          .isZero();
      CommandLineRun same = run("units", "import", current, "--lang", "en", "--state", state);
      assertThat(same.status()).as(same.err()).isZero();
      assertThat(same.out()).contains("3 rows read", "unchanged 3", "Written");

      assertThat(run("notice", "publish", NOTICE, "--state", state).status()).isZero();
      CommandLineRun opened =
          run("campaign", "open", "dalian-2018", "--due-from", "2027-01-21", "--state", state);
      assertThat(opened.status()).as(opened.err()).isZero();
      assertThat(opened.out()).contains("已开设 dalian-2018-2027-01-21", "3 个单位");
      assertThat(run("campaign", "open", "none", "--state", state).status())
          .isEqualTo(Exit.FINDINGS);
    }
  }

  @Test
  void whatIsWrongIsSaidInOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("a.xlsx"), "no workbook");
    assertThat(run("units", "import", text, "--state", folder).status()).isEqualTo(Exit.UNREADABLE);
    assertThat(run("units", "import", folder.resolve("none.xlsx")).status()).isEqualTo(Exit.USAGE);
    assertThat(run("units", "import", text, "--unit", "/1/2/").status()).isEqualTo(Exit.USAGE);
    assertThat(run("units").err()).contains("template");
    assertThat(run("campaign").err()).contains("open");
    assertThat(run("units", "import", "-h").out()).contains("--dry-run");
  }

  /** Writes a row into the first sheet, below the rows that are filled in already. */
  private static void fill(Path file, String... texts) throws IOException {
    XSSFWorkbook book;
    try (InputStream in = Files.newInputStream(file)) {
      book = new XSSFWorkbook(in);
    }
    XSSFSheet sheet = book.getSheetAt(0);
    int at = 3;
    while (!sheet.getRow(at).getCell(1).getStringCellValue().isEmpty()) {
      at++;
    }
    XSSFRow row = sheet.getRow(at);
    for (int i = 0; i < texts.length; i++) {
      row.getCell(i).setCellValue(texts[i]);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    book.close();
  }

  private static CommandLineRun run(Object... words) {
    return CommandLineRun.of(words);
  }
}
