package org.nuanbao.functions.webform;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.functions.upload.TypedFilings;
import org.nuanbao.functions.validate.Desk;
import org.nuanbao.sheet.CellAddress;

/**
 * Judges what is typed as its workbook would be judged: it writes that workbook and reads it, so
 * that a page never says anything else than what comes after filing.
 */
@Singleton
final class FormDesk {
  private final Desk desk;
  private final BusinessClock clock;

  FormDesk(Desk desk, BusinessClock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param rejects whether a workbook with this would come back
   * @param notes in the order of the findings
   */
  record Verdict(CheckResult checked, boolean rejects, List<FormNote> notes) {}

  Verdict judge(FormDuty owed, TypedForm typed) {
    byte[] workbook = TypedFilings.workbook(owed, typed.raw());
    CheckResult checked = desk.alone(owed, workbook, clock.at(Instant.now()));
    Set<String> deadlines = owed.form().deadlines();
    Places places = Places.of(typed);
    List<FormNote> notes = new ArrayList<>();
    for (Finding finding : checked.findings()) {
      boolean late = finding.rule() != null && deadlines.contains(finding.rule());
      boolean blocks = finding.severity() == Severity.ERROR && !late;
      List<String> names = places.of(finding);
      notes.add(
          FormNote.of(
              finding,
              blocks,
              places.where(finding, names),
              names.stream().map(AskedCell::id).toList()));
    }
    return new Verdict(checked, checked.rejects(owed.form()), List.copyOf(notes));
  }

  /**
   * The notes while somebody still types: nothing is said yet about what is still empty.
   *
   * @param verdict on what stands there now
   */
  static List<FormNote> soFar(Verdict verdict, TypedForm typed) {
    return verdict.notes().stream()
        .filter(note -> note.ids().stream().anyMatch(id -> !typed.at(AskedCell.name(id)).isEmpty()))
        .toList();
  }

  /** Where on the page the places are that findings name. */
  private record Places(
      TypedForm typed, Map<String, List<String>> byCell, Map<String, String> byRef) {
    static Places of(TypedForm typed) {
      Map<String, List<String>> byCell = new LinkedHashMap<>();
      Map<String, String> byRef = new LinkedHashMap<>();
      for (Field field : typed.form().fields()) {
        byRef.put(field.ref(), TypedForm.field(field));
      }
      if (!(typed.form() instanceof Roster)) {
        FormSheet.of(typed, Map.of())
            .cells()
            .forEach((name, cell) -> {
              byCell.computeIfAbsent(cell.cell(), _ -> new ArrayList<>()).add(name);
              byRef.put(name, name);
            });
      } else {
        List<Integer> filled = typed.filled();
        for (int line = 0; line < filled.size(); line++) {
          for (var column : ((Roster) typed.form()).columns()) {
            byRef.put(
                TypedForm.row(line + 1, column.key()),
                TypedForm.row(filled.get(line), column.key()));
          }
        }
      }
      return new Places(typed, byCell, byRef);
    }

    /** The inputs that a finding is about, in its order. */
    List<String> of(Finding finding) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < finding.refs().size(); i++) {
        String ref = finding.refs().get(i);
        String cell = i < finding.cells().size() ? finding.cells().get(i) : "";
        List<String> here = byCell.getOrDefault(cell, List.of());
        String name = byRef.get(ref);
        if (here.size() > 1) {
          name =
              here.stream()
                  .filter(each -> each.equals(ref) || each.startsWith(ref + "."))
                  .findFirst()
                  .orElse(here.getFirst());
        } else if (!here.isEmpty()) {
          name = here.getFirst();
        }
        if (name != null && !names.contains(name)) {
          names.add(name);
        }
      }
      return names;
    }

    String where(Finding finding, List<String> names) {
      if (typed.form() instanceof Roster && !names.isEmpty()) {
        String name = names.getFirst();
        return name.startsWith("row")
            ? "第 " + name.substring("row".length(), name.indexOf('.')) + " 行"
            : "";
      }
      return String.join(
          "、",
          finding.cells().stream()
              .filter(cell -> CellAddress.of(cell).isPresent())
              .distinct()
              .limit(4)
              .toList());
    }
  }
}
