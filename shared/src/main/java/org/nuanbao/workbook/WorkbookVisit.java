package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.ProblemList;
import org.nuanbao.workbook.recognise.FileFindings;
import org.nuanbao.workbook.recognise.FormSearch;
import org.nuanbao.workbook.recognise.FoundForm;
import org.nuanbao.workbook.recognise.SheetReading;

/** One pass over a workbook's sheets. It finds the mark, what is hidden, and the one form. */
final class WorkbookVisit implements SheetVisitor {
  private final FormSearch forms;
  private final ReadLimits limits;
  private final List<Finding> hidden = new ArrayList<>();
  private final List<FoundForm> found = new ArrayList<>();
  private final ProblemSheet.WrittenReasons written = new ProblemSheet.WrittenReasons();
  private final List<String> pictures = new ArrayList<>();
  private boolean controls;
  private long cells;
  private long bytes;
  private RowSink current = row -> {};
  private @Nullable Mark mark;
  private @Nullable FileRefusal nearMiss;

  WorkbookVisit(FormSearch forms, ReadLimits limits) {
    this.forms = forms;
    this.limits = limits;
  }

  @Override
  public RowSink begin(SheetHead sheet) {
    if (sheet.name().equals(Mark.SHEET)) {
      current = new Mark.Reader();
    } else if (sheet.hidden()) {
      current = new HiddenSheet(sheet.name().equals(Mark.CODES) ? codes() : Set.of());
    } else {
      String hint = mark == null ? null : mark.form();
      current = new SheetReading(forms, hint, sheet.name(), limits);
    }
    return sheet.name().startsWith(ProblemList.NAME)
        ? new MaybeOurs(sheet.name(), current, written)
        : current;
  }

  @Override
  public void linkedPicture(String name) {
    pictures.add(name);
  }

  @Override
  public void formControls() {
    controls = true;
  }

  @Override
  public void inflated(long all) {
    bytes = all;
  }

  private Set<String> codes() {
    Set<String> codes = new HashSet<>();
    for (Form form : forms.forms()) {
      CodeLists.of(form).forEach(codes::addAll);
    }
    return codes;
  }

  @Override
  public void end(SheetHead sheet, SheetEnd end) {
    cells += end.cells();
    switch (current) {
      case Mark.Reader marks -> {
        mark = marks.mark();
        if (marks.holdsOther()) {
          hidden(sheet, List.of());
        }
      }
      case HiddenSheet others -> {
        String cell = others.cell();
        if (cell != null) {
          hidden(sheet, List.of(cell));
        }
      }
      case SheetReading reading -> form(reading, sheet, end);
      default -> throw new IllegalStateException("a sheet ends that has not begun");
    }
  }

  private void hidden(SheetHead sheet, List<String> cells) {
    FileFindings findings = new FileFindings(sheet.name());
    if (sheet.deep()) {
      findings.deeplyHidden(sheet.name(), cells);
    } else {
      findings.hidden(List.of(), cells, "工作表“%s”".formatted(sheet.name()), "A sheet is");
    }
    hidden.addAll(findings.all());
  }

  private void form(SheetReading reading, SheetHead sheet, SheetEnd end) {
    try {
      found.addAll(reading.result(end));
    } catch (FileRefusal e) {
      if (e.problem() != Problem.TEMPLATE_MISMATCH && e.problem() != Problem.TWO_FORMS) {
        throw e;
      }
      nearMiss = nearMiss == null ? e.on(sheet.name()) : nearMiss;
    }
  }

  /**
   * The form named by the mark, if the print was taken for another form or could be either of two.
   */
  Optional<Form> marked() {
    return forms.forms().stream()
        .filter(form -> mark != null && form.id().value().equals(mark.form()))
        .filter(form ->
            found.stream().anyMatch(it -> !it.form().equals(form))
                || (nearMiss != null && nearMiss.problem() == Problem.TWO_FORMS))
        .findFirst();
  }

  boolean isFound() {
    return !found.isEmpty();
  }

  /**
   * The one form of the workbook; a card or voucher counts as often as it is filled in.
   *
   * @throws FileRefusal if there is no form, or no complete one
   */
  ReadOutcome.Read outcome() {
    List<FoundForm> whole = FoundForm.joined(found);
    List<FoundForm> filled = whole.stream().filter(FoundForm::isFilled).toList();
    if (nearMiss != null && filled.isEmpty()) {
      throw nearMiss;
    }
    List<FoundForm> any = filled.isEmpty() ? whole.stream().limit(1).toList() : filled;
    FoundForm first =
        any.stream().findFirst().orElseThrow(() -> new FileRefusal(Problem.TEMPLATE_MISMATCH));
    Form form = first.form();
    List<FoundForm> others = any.subList(1, any.size());
    FileFindings more = new FileFindings(first.reading().sheet());
    others.stream()
        .filter(other -> !isPart(other, form))
        .findFirst()
        .ifPresent(other -> more.severalTables(other.reading().sheet()));
    Mark own = mark != null && mark.form().equals(form.id().value()) ? mark : Mark.of(form);
    if (!pictures.isEmpty()) {
      more.linkedPictures(pictures);
    }
    if (controls) {
      more.formControls();
    }
    if (!own.version().equals(form.head().version())) {
      more.version();
    }
    otherUnit(own, first.reading(), more);
    List<Finding> ofFile = new ArrayList<>(hidden);
    ofFile.addAll(more.all());
    List<ReadOutcome.Part> parts =
        Stream.concat(Stream.of(first), others.stream().filter(other -> isPart(other, form)))
            .map(it -> new ReadOutcome.Part(withMark(it.reading(), own), it.findings()))
            .toList();
    return new ReadOutcome.Read(
        form, parts, List.copyOf(ofFile), written.reasons(), new ReadOutcome.Bulk(cells, bytes));
  }

  /** Reports where the unit of the template's mark and the unit printed as sender differ. */
  private static void otherUnit(Mark mark, Reading reading, FileFindings findings) {
    String marked = mark.unitName();
    Entry head = reading.fields().getOrDefault(Field.UNIT, Entry.NONE);
    if (marked != null
        && head.value() instanceof Value.Text(String printed)
        && !Plain.folded(printed).equals(Plain.folded(marked))) {
      findings.otherUnit(head.cell(), marked);
    }
  }

  /**
   * Whether this is another sample of the form: a form of one person may occur several times in one
   * workbook.
   */
  private static boolean isPart(FoundForm found, Form form) {
    return form instanceof Single && found.form().equals(form);
  }

  private static Reading withMark(Reading reading, Mark mark) {
    String unit = mark.unitPath() == null ? mark.unitName() : mark.unitPath();
    return new Reading(
        reading.form(), mark.version(), reading.sheet(), unit, reading.fields(), reading.body());
  }

  /** Checks whether a hidden sheet holds anything but the allowed texts. */
  private static final class HiddenSheet implements RowSink {
    private final Set<String> allowed;
    private @Nullable String cell;

    HiddenSheet(Set<String> allowed) {
      this.allowed = allowed;
    }

    @Override
    public void row(Row row) {
      for (int column = 0; cell == null && column < row.width(); column++) {
        if (row.hasContent(column) && !isAllowed(row.value(column))) {
          cell = row.cell(column);
        }
      }
    }

    private boolean isAllowed(Value value) {
      return switch (value) {
        case Value.Blank _ -> true;
        case Value.Text(String text) -> allowed.contains(text);
        case Value.Numeric _, Value.Day _, Value.Broken _ -> false;
      };
    }

    /** The first cell that holds anything else; null if there is none. */
    @Nullable String cell() {
      return cell;
    }
  }

  /**
   * Passes a sheet's rows on. If its first cell says that annotating added the sheet, the rows go
   * to the reader of reasons instead.
   */
  private static final class MaybeOurs implements RowSink {
    private final String name;
    private final RowSink next;
    private final RowSink reasons;
    private boolean ours;

    MaybeOurs(String name, RowSink next, RowSink reasons) {
      this.reasons = reasons;
      this.name = name;
      this.next = next;
    }

    @Override
    public void row(Row row) {
      if (row.number() == 1
          && row.width() > 0
          && row.value(0) instanceof Value.Text(String text)
          && ProblemSheet.isOurs(name, text)) {
        ours = true;
      }
      (ours ? reasons : next).row(row);
    }
  }
}
