package org.nuanbao.workbook.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.PackedRows;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * Rows as all kinds of hands type them, read from their bytes and packed, say the same as rows read
 * token by token and kept as lines: the same values, and the same findings of every rule.
 */
class PackedRowsTest {
  private static final int ROWS = Integer.getInteger("nuanbao.rows", 2_000);
  private static final Roster FORM = HandTypedRoster.form();
  private static final int[] PLACES = IntStream.range(0, FORM.columns().size()).toArray();

  /** The rows of one file in three ways. */
  private static final class Rows implements SheetVisitor {
    private final List<Line> lines = new ArrayList<>();
    private final PackedRows packed = new PackedRows(FORM.columns(), PLACES);
    private final PackedRows packedAsKept = new PackedRows(FORM.columns(), PLACES);
    private int plain;

    static Rows of(byte[] file, XmlPart xml) {
      Rows rows = new Rows();
      Book.of(file, xml, ReadLimits.standard()).read(rows);
      return rows;
    }

    @Override
    public RowSink begin(SheetHead sheet) {
      return this::row;
    }

    private void row(Row row) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < PLACES.length; i++) {
        Column asked = FORM.columns().get(i);
        Value raw = row.hasContent(i) ? AsShown.value(asked.type(), row, i) : Value.Blank.IT;
        values.add(Typing.typed(asked.answer(), raw));
      }
      lines.add(new Line(lines.size() + 1, row.number(), values));
      if (packed.pack(row)) {
        plain++;
      } else {
        packed.add(row.number(), values);
      }
      if (!packedAsKept.pack(KeptRow.of(row))) {
        packedAsKept.add(row.number(), values);
      }
    }

    @Override
    public void end(SheetHead sheet, SheetEnd end) {}
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void packedRowsHoldTheSameValues(long seed) {
    byte[] file = HandTypedRoster.workbook(ROWS, seed);

    Rows rows = Rows.of(file, XmlPart.PLAIN_FIRST);

    assertThat(rows.plain).as("of %d rows", ROWS).isGreaterThan(ROWS / 4);
    for (int i = 0; i < rows.lines.size(); i++) {
      assertThat(rows.packed.get(i)).as("seed %d, row %d", seed, i).isEqualTo(rows.lines.get(i));
      assertThat(rows.packedAsKept.get(i)).as("seed %d", seed).isEqualTo(rows.lines.get(i));
    }
    assertBlanksAgree(rows);
    assertThat(Rows.of(file, XmlPart.AALTO_ONLY).lines)
        .as("seed %d, token by token", seed)
        .isEqualTo(rows.lines);
  }

  private static void assertBlanksAgree(Rows rows) {
    for (int i = 0; i < rows.lines.size(); i++) {
      for (int column = 0; column < PLACES.length && rows.packed.isRaw(i); column++) {
        assertThat(rows.packed.isBlank(i, column))
            .as("row %d, column %d", i, column)
            .isEqualTo(rows.lines.get(i).values().get(column).isBlank());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void rulesFindTheSameInThem(long seed) {
    Rows rows = Rows.of(HandTypedRoster.workbook(ROWS, seed), XmlPart.PLAIN_FIRST);
    for (Facts facts :
        List.of(
            Facts.NONE, Facts.receivedOn(LocalDate.of(2018, 1, 18), LocalDate.of(2018, 1, 20)))) {
      CheckResult slow = Checker.check(FORM, reading(rows.lines), facts);

      assertThat(slow.findings()).hasSizeGreaterThan(ROWS / 10);
      assertThat(Checker.check(FORM, reading(rows.packed), facts))
          .as("seed %d", seed)
          .isEqualTo(slow);
      assertThat(Checker.check(FORM, reading(rows.packedAsKept), facts)).isEqualTo(slow);
      assertThat(Checker.types(FORM, reading(rows.packed)))
          .isEqualTo(Checker.types(FORM, reading(rows.lines)));
    }
  }

  @Test
  void aListOfUsualRowsTakesNoLines() {
    Rows rows = Rows.of(HandTypedRoster.usual(500, 7), XmlPart.PLAIN_FIRST);

    assertThat(rows.plain).isEqualTo(500);
    assertThat(Checker.check(FORM, reading(rows.packed), Facts.NONE))
        .isEqualTo(Checker.check(FORM, reading(rows.lines), Facts.NONE));
  }

  private static Reading reading(List<Line> lines) {
    List<String> letters = IntStream.of(PLACES).mapToObj(CellName::column).toList();
    return new Reading(
        FORM.id(), FORM.head().version(), "名单", null, Map.of(), new Body.Lines(lines, letters));
  }
}
