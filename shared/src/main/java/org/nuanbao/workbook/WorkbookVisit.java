package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;
import org.nuanbao.workbook.cells.RowSink;
import org.nuanbao.workbook.cells.SheetEnd;
import org.nuanbao.workbook.cells.SheetHead;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.Refused;
import org.nuanbao.workbook.recognise.FileFindings;
import org.nuanbao.workbook.recognise.FoundForm;
import org.nuanbao.workbook.recognise.SheetReading;

/** One walk through a workbook's sheets: the mark, what is hidden, and the one form. */
final class WorkbookVisit implements SheetVisitor {
  private final Collection<Form> forms;
  private final ReadLimits limits;
  private final List<Finding> hidden = new ArrayList<>();
  private final List<FoundForm> found = new ArrayList<>();
  private RowSink current = row -> {};
  private @Nullable Mark mark;
  private @Nullable Refused nearMiss;

  WorkbookVisit(Collection<Form> forms, ReadLimits limits) {
    this.forms = forms;
    this.limits = limits;
  }

  @Override
  public RowSink begin(SheetHead sheet) {
    if (sheet.name().equals(Mark.SHEET)) {
      current = new MarkSheet();
    } else if (sheet.hidden()) {
      current = new HiddenSheet(sheet.name().equals(Mark.CODES) ? codes() : Set.of());
    } else {
      String hint = mark == null ? null : mark.form();
      current = new SheetReading(forms, hint, sheet.name(), limits);
    }
    return sheet.name().startsWith(ProblemSheet.NAME)
        ? new MaybeOurs(sheet.name(), current)
        : current;
  }

  private Set<String> codes() {
    Set<String> codes = new HashSet<>();
    for (Form form : forms) {
      CodeLists.of(form).forEach(codes::addAll);
    }
    return codes;
  }

  @Override
  public void end(SheetHead sheet, SheetEnd end) {
    switch (current) {
      case MarkSheet marks -> {
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
    findings.hidden(List.of(), cells, "工作表“%s”".formatted(sheet.name()), "A sheet is");
    hidden.addAll(findings.all());
  }

  private void form(SheetReading reading, SheetHead sheet, SheetEnd end) {
    try {
      reading.result(end).ifPresent(found::add);
    } catch (Refused e) {
      if (e.problem() != Problem.TEMPLATE_MISMATCH) {
        throw e;
      }
      nearMiss = nearMiss == null ? e.on(sheet.name()) : nearMiss;
    }
  }

  /**
   * The one form of the workbook.
   *
   * @throws Refused if there is none, or none that is whole
   */
  Opened.Read outcome() {
    List<FoundForm> filled = found.stream().filter(FoundForm::isFilled).toList();
    Optional<FoundForm> first =
        filled.isEmpty() ? found.stream().findFirst() : filled.stream().findFirst();
    if (nearMiss != null && filled.isEmpty()) {
      throw nearMiss;
    }
    FoundForm form = first.orElseThrow(() -> new Refused(Problem.TEMPLATE_MISMATCH));
    List<Finding> findings = new ArrayList<>(form.findings());
    findings.addAll(hidden);
    FileFindings more = new FileFindings(form.reading().sheet());
    if (filled.size() > 1) {
      more.severalTables(filled.get(1).reading().sheet());
    }
    Mark own =
        mark != null && mark.form().equals(form.form().id().value()) ? mark : Mark.of(form.form());
    if (!own.version().equals(form.form().head().version())) {
      more.version();
    }
    findings.addAll(more.all());
    return new Opened.Read(form.form(), withMark(form.reading(), own), findings);
  }

  private static Reading withMark(Reading reading, Mark mark) {
    String unit = mark.unitPath() == null ? mark.unitName() : mark.unitPath();
    return new Reading(
        reading.form(), mark.version(), reading.sheet(), unit, reading.fields(), reading.body());
  }
}
