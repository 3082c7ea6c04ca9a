package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.authoring.draft.DraftYaml;
import org.nuanbao.authoring.draft.DraftedForm;
import org.nuanbao.authoring.draft.FormDrafter;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * Drafts of the printed blanks of all forms whose layout is known, held against the forms as they
 * were written by hand.
 */
class DraftedBlanksTest {
  private static final int WANTED_PERCENT = 95;

  @TestFactory
  Stream<DynamicTest> draftFindsWhatTheFormAsksFor() {
    return NoticesOnDisk.forms().stream()
        .flatMap(form ->
            Stream.of(
                DynamicTest.dynamicTest(
                    form.id() + ".xlsx", () -> finds(form, PrintedBlank.of(form))),
                DynamicTest.dynamicTest(
                    form.id() + ".xls", () -> finds(form, OldFormat.of(PrintedBlank.of(form))))));
  }

  @TestFactory
  Stream<DynamicTest> ourOwnTemplatesAreBlanksToo() {
    return NoticesOnDisk.forms().stream()
        .map(form ->
            DynamicTest.dynamicTest(
                form.id().value(), () -> finds(form, TemplateWriter.blank(form, Mark.of(form)))));
  }

  private static void finds(Form form, byte[] blank) throws IOException {
    String yaml = yaml(blank, form.id().value());
    Form drafted = FormReader.read(new YAMLMapper().readTree(yaml), "draft", RuleKinds::read);
    DraftScore score = DraftScore.of(form, drafted);
    System.out.println(score.line());
    assertThat(drafted.getClass()).isEqualTo(form.getClass());
    assertThat(score.percent())
        .as(score.line() + "\n" + yaml)
        .isGreaterThanOrEqualTo(WANTED_PERCENT);
  }

  static String yaml(byte[] blank, String id) {
    PrintedBook book = PrintedBook.read(blank);
    assertThat(book).isInstanceOf(PrintedBook.Sheets.class);
    List<PrintedSheet> sheets = ((PrintedBook.Sheets) book).sheets();
    assertThat(sheets).hasSize(1);
    DraftedForm drafted =
        FormDrafter.draft(
            BlankReader.read(sheets).sheets().getFirst(), null, ZhConverterUtil::toSimple);
    return DraftYaml.of(drafted, id, id);
  }
}
