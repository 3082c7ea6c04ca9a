package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetCell.Align;
import org.nuanbao.sheet.SheetCell.Kind;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.sheet.SheetPicture.FoundCell;
import org.nuanbao.sheet.SheetPicture.PageSpan;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.SubmissionId;

/** A store of renderings: what was saved last comes back as it was, or nothing. */
public abstract class SheetsContract {
  private static final SheetPage PAGE =
      new SheetPage(
          0,
          1,
          List.of(
              new SheetLine(
                  1,
                  false,
                  List.of(new SheetCell(0, "名册", Kind.TITLE, Align.CENTRE, 3, 2, false, 0, false))),
              new SheetLine(2, false, List.of()),
              new SheetLine(
                  7,
                  true,
                  List.of(
                      new SheetCell(0, "张*", Kind.INPUT, Align.LEFT, 1, 1, true, 0, true),
                      new SheetCell(63, "长…", Kind.TEXT, Align.LEFT, 1, 1, false, 9_000, false),
                      new SheetCell(64, "", Kind.SUM, Align.RIGHT, 1, 1, false, 0, false)))),
          List.of(new RowGap(3, 4, RowGap.Why.BLANK), new RowGap(5, 6, RowGap.Why.LONG)));

  private final SubmissionId id = new SubmissionId("s-" + UUID.randomUUID());

  /** The store under test. */
  protected abstract Sheets sheets();

  private static SheetIndex index(int pages) {
    List<PageSpan> spans =
        IntStream.range(0, pages)
            .mapToObj(i ->
                new PageSpan(
                    i,
                    200 * i + 1,
                    200 * i + 200,
                    i == 0
                        ? List.of(new FoundCell("A7", "A7"), new FoundCell("B2", "A1"))
                        : List.of()))
            .toList();
    return new SheetIndex(
        List.of(
            new SheetPicture("说明", 0, 0, 0, List.of(), List.of(), 0, 0),
            new SheetPicture("名册", 9_000, 64, 2, List.of(3, 0, 36), spans, 12, 1)));
  }

  private static SheetPage page(int number) {
    return new SheetPage(number, PAGE.sheet(), PAGE.lines(), PAGE.gaps());
  }

  @Test
  void mayHaveNoRendering() {
    assertThat(sheets().index(id)).isEmpty();
    assertThat(sheets().page(id, 0)).isEmpty();
  }

  @Test
  void whatWasSavedComesBack() {
    sheets().save(id, index(20), IntStream.range(0, 20).mapToObj(SheetsContract::page).toList());
    assertThat(sheets().index(id)).contains(index(20));
    assertThat(sheets().page(id, 0)).contains(page(0));
    assertThat(sheets().page(id, 19)).contains(page(19));
    assertThat(sheets().page(id, 20)).isEmpty();
    assertThat(sheets().page(new SubmissionId(id + "x"), 0)).isEmpty();
  }

  @Test
  void savingAgainReplaces() {
    sheets().save(id, index(1), List.of(page(0)));
    sheets().save(id, index(2), List.of(page(0), page(1)));
    assertThat(sheets().index(id)).contains(index(2));
    assertThat(sheets().page(id, 1)).contains(page(1));
  }
}
