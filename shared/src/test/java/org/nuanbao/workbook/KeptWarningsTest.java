package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.workbook.guard.ReadLimits;

/** A warning stands with the sender's reason, as long as it is the same warning. */
class KeptWarningsTest {
  private static final Form FORM = NoticesOnDisk.form("xiamen-2012-4");
  private static final String REASON = "两类职工在同一企业，已逐户核实。";

  @Test
  void aReasonWrittenBesideAWarningComesBackWithIt() {
    byte[] sent = withReasons(annotated(filled("5")), REASON);

    List<Finding> findings = judged(sent);

    assertThat(findings).isNotEmpty();
    assertThat(findings)
        .allSatisfy(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.WARNING);
          assertThat(finding.kept()).isEqualTo(REASON);
        });
  }

  @Test
  void anotherCopyShowsTheReasonAgain() {
    byte[] again = annotated(withReasons(annotated(filled("5")), REASON));

    assertThat(judged(again)).extracting(Finding::kept).containsOnly(REASON);
  }

  @Test
  void aReasonIsNotTakenForAWarningAboutOtherSums() {
    byte[] sent =
        Edits.edit(
            withReasons(annotated(filled("5")), REASON),
            book -> PoiBooks.cell(book.getSheetAt(1), "C5").setCellValue(6));

    assertThat(judged(sent))
        .filteredOn(finding -> "xiamen-2012-4.R06".equals(finding.rule()))
        .isNotEmpty()
        .extracting(Finding::kept)
        .containsOnlyNulls();
  }

  @Test
  void aReasonForWhatIsCorrectedIsPassedOver() {
    byte[] sent =
        Edits.edit(
            withReasons(annotated(filled("5")), REASON),
            book -> {
              for (String cell : List.of("C5", "D5", "E5")) {
                PoiBooks.cell(book.getSheetAt(1), cell).setBlank();
              }
            });

    assertThat(judged(sent)).extracting(Finding::kept).containsOnlyNulls();
  }

  @Test
  void anErrorCannotBeKept() {
    byte[] sent = withReasons(annotated(filled("-5")), REASON);

    List<Finding> errors =
        judged(sent).stream().filter(f -> f.severity() == Severity.ERROR).toList();

    assertThat(errors).isNotEmpty().extracting(Finding::kept).containsOnlyNulls();
    Finding error = errors.getFirst();
    assertThat(new Reasons(Map.of(error.token(), REASON)).keep(errors)).isEqualTo(errors);
  }

  @Test
  void aReasonIsCutAtItsGreatestLengthAndIsOneLine() {
    byte[] sent = withReasons(annotated(filled("5")), "情况\n属实" + "。".repeat(2_000));

    String kept = judged(sent).getFirst().kept();

    assertThat(kept).startsWith("情况 属实。").hasSize(Reasons.LONGEST);
  }

  @Test
  void reasonsAreReadFromTheOldFormatToo() {
    byte[] old = OldFormat.of(filled("5"));
    assertThat(judged(withReasons(annotated(old), REASON)))
        .isNotEmpty()
        .extracting(Finding::kept)
        .containsOnly(REASON);
  }

  @Test
  void aReasonMakesTheSameValuesNews() {
    Reading reading = open(filled("5")).reading();

    assertThat(ValuesHash.of(reading, List.of())).isEqualTo(ValuesHash.of(reading));
    assertThat(ValuesHash.of(reading, List.of(REASON))).isNotEqualTo(ValuesHash.of(reading));
  }

  @Test
  void reasonsAreNotToldByAccident() {
    assertThat(new Reasons(Map.of("token", REASON))).hasToString("Reasons[1]");
  }

  /** An amount without enterprises and persons, in one way of cutting it only. */
  private static byte[] filled(String amount) {
    Map<String, Entry> items =
        Map.of("soe.amount", new Entry(new Value.Numeric(new java.math.BigDecimal(amount)), null));
    Reading reading = new Reading(FORM.id(), "", "", null, Map.of(), new Body.Figures(items));
    return Filler.fill(FORM, reading, Mark.of(FORM));
  }

  private static byte[] annotated(byte[] file) {
    return AnnotatedCopy.of(file, open(file), judged(file));
  }

  private static List<Finding> judged(byte[] file) {
    ReadOutcome.Read read = open(file);
    List<Finding> all = new ArrayList<>(read.findings());
    all.addAll(Checker.check(read.form(), read.reading(), Facts.NONE).findings());
    return read.reasons().keep(all);
  }

  private static ReadOutcome.Read open(byte[] file) {
    return (ReadOutcome.Read)
        new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(file);
  }

  /** Writes the reason into every line of the list. */
  private static byte[] withReasons(byte[] copy, String reason) {
    return Edits.edit(copy, book -> lines(book).forEach(cell -> cell.setCellValue(reason)));
  }

  private static List<Cell> lines(Workbook book) {
    Sheet list = book.getSheet("问题");
    assertThat(PoiBooks.text(list, "G4")).isEqualTo("说明（如情况属实，请填写说明）");
    List<Cell> cells = new ArrayList<>();
    for (int row = 4; row <= list.getLastRowNum(); row++) {
      cells.add(list.getRow(row).getCell(6, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK));
    }
    assertThat(cells).isNotEmpty();
    return cells;
  }
}
