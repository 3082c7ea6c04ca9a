package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.SheetTable.Match;

/**
 * Reads one visible sheet. It keeps the first rows until it knows which form they are, then passes
 * the rows to that form's table. Rows without content are skipped.
 */
public final class SheetReading implements RowSink {
  private static final int ROWS = 400;
  private static final int CHARACTERS = 2_000_000;

  private final FormSearch forms;
  private final @Nullable String hint;
  private final String sheet;
  private final ReadLimits limits;
  private final List<KeptRow> first = new ArrayList<>();
  private int size;
  private boolean decided;
  private @Nullable SheetTable table;
  private @Nullable FileRefusal doubt;

  /**
   * A reader for the sheet of this name.
   *
   * @param hint id of the form that the workbook's mark names
   */
  public SheetReading(FormSearch forms, @Nullable String hint, String sheet, ReadLimits limits) {
    this.forms = forms;
    this.hint = hint;
    this.sheet = sheet;
    this.limits = limits;
  }

  @Override
  public void row(Row row) {
    if (!row.hasContent()) {
      return;
    }
    if (!decided) {
      KeptRow kept = KeptRow.of(row);
      first.add(kept);
      size += kept.size();
      if (first.size() == ROWS || size > CHARACTERS) {
        decide();
      }
    } else if (table != null) {
      table.row(row);
    }
  }

  private void decide() {
    decided = true;
    List<Match> matches = forms.plausible(first, hint);
    Optional<Match> best = matches.stream().max(Match.BEST_LAST);
    if (best.isPresent()) {
      doubt =
          matches.stream()
              .filter(other -> best.get().isDoubtfulBeside(other))
              .findFirst()
              .map(other -> either(best.get().form(), other.form()))
              .orElse(null);
      table = table(best.get().form());
    }
  }

  private SheetTable table(Form form) {
    try {
      return switch (form) {
        case Roster roster ->
            new EitherTable(form, new RosterTable(roster, first, sheet, limits), first);
        case Statistics statistics ->
            new EitherTable(form, new StatisticsTable(statistics, first), first);
        case Crosstab crosstab -> new EitherTable(form, new CrosstabTable(crosstab, first), first);
        case Single single -> new EitherTable(form, new SingleTable(single, first), first);
        case FormOfParts parted -> AlignedForm.of(parted, first);
      };
    } catch (FileRefusal missing) {
      return AlignedForm.orThrow(missing, form, first);
    }
  }

  private static FileRefusal either(Form one, Form other) {
    return new FileRefusal(
        Problem.TWO_FORMS,
        "这张表既可能是“%s”，也可能是“%s”，无法确定；请保留表头上的标题，或下载模板填写后再上传。"
            .formatted(one.head().title(), other.head().title()),
        Problem.TWO_FORMS.english());
  }

  /**
   * The form on this sheet, if there is one; a card or voucher as often as it occurs.
   *
   * @throws FileRefusal if the form is incomplete, or the sheet could be either of two forms
   */
  public List<FoundForm> result(SheetEnd end) {
    if (!decided) {
      decide();
    }
    if (doubt != null) {
      throw doubt;
    }
    return table == null ? List.of() : table.read(sheet, end);
  }

  /**
   * A form read by its labels or, where labels are missing, by its print as a whole. The rows are
   * kept for the second way only while they are few.
   */
  static final class EitherTable implements SheetTable {
    private static final int ROWS = 2_000;

    private final Form form;
    private final SheetTable labelled;
    private final List<KeptRow> rows;
    private boolean many;

    EitherTable(Form form, SheetTable labelled, List<KeptRow> first) {
      this.form = form;
      this.labelled = labelled;
      this.rows = new ArrayList<>(first);
    }

    @Override
    public void row(SheetRow row) {
      labelled.row(row);
      if (!many) {
        rows.add(KeptRow.of(row));
        many = rows.size() > ROWS;
        if (many) {
          rows.clear();
        }
      }
    }

    /**
     * Whether the sheet may hold several cards below one another, none of which may be left out.
     */
    private boolean isSeveral() {
      return form instanceof Single && rows.size() * 2 > form.layout().rows().size() * 3;
    }

    @Override
    public List<FoundForm> read(String sheet, SheetEnd end) {
      if (many || isSeveral()) {
        return labelled.read(sheet, end);
      }
      if (form instanceof Single) {
        AlignedForm aligned = AlignedForm.of(form, rows);
        if (aligned.isAsPrinted()) {
          return aligned.read(sheet, end);
        }
      }
      try {
        return labelled.read(sheet, end);
      } catch (FileRefusal missing) {
        return AlignedForm.orThrow(missing, form, rows).read(sheet, end);
      }
    }
  }
}
