package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.FLAG;
import static org.nuanbao.check.kind.RuleKind.Shape.INTEGERS;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.TypeWords;
import org.nuanbao.check.Words;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.value.IdNumber;

/**
 * Valid identity numbers of one of these lengths; a blank fails only if demanded. A wrong length is
 * left to a rule about lengths alone, if the form has one for the cell. Names only the failing.
 *
 * @param whole whether the number is judged, not only its length
 */
record IdRule(
    RuleHead head, List<String> refs, List<Integer> lengths, boolean whole, boolean demanded)
    implements JudgedRule {
  /** Old numbers have 15 digits. */
  static final List<Integer> LENGTHS = List.of(15, 18);

  static final List<RuleKind> KINDS =
      List.of(
          new RuleKind(
              "id_valid",
              "A valid identity number of one of these lengths; not judged when blank.",
              List.of(of(REF, "column", "ref"), of(INTEGERS, "lengths")),
              (data, names) -> {
                List<String> refs = List.of(names.cell(data, "column", "ref"));
                return new IdRule(
                    names.head(data, refs), refs, data.integers("lengths"), true, false);
              }),
          new RuleKind(
              "ids_valid",
              "Valid identity numbers of one of these lengths; a blank fails only if demanded.",
              List.of(of(REFS, "refs"), of(INTEGERS, "lengths"), of(FLAG, "demanded").optional()),
              (data, names) -> {
                List<String> refs = names.cells(data, "refs");
                return new IdRule(
                    names.head(data, refs),
                    refs,
                    data.integers("lengths"),
                    true,
                    data.flag("demanded"));
              }),
          new RuleKind(
              "id_length",
              "15 or 18 characters; not judged when blank.",
              List.of(of(REFS, "refs")),
              (data, names) -> {
                List<String> refs = names.cells(data, "refs");
                return new IdRule(names.head(data, refs), refs, LENGTHS, false, false);
              }));

  @Override
  public boolean judgesType(String ref) {
    return refs.contains(ref);
  }

  @Override
  public List<Integer> idLengths(String ref) {
    return whole && refs.contains(ref) ? lengths : List.of();
  }

  /** The number of a cell, if it keeps the form's own rules about it. */
  static Optional<IdNumber> number(Judging judging, Cell cell) {
    String text = cell.text();
    List<Integer> allowed =
        judging.form().rules().stream()
            .map(rule -> rule.idLengths(cell.place().name()))
            .filter(lengths -> !lengths.isEmpty())
            .findFirst()
            .orElse(LENGTHS);
    return text == null || !allowed.contains(IdNumber.normalise(text).length())
        ? Optional.empty()
        : IdNumber.of(text);
  }

  @Override
  public void judge(Judging judging) {
    for (String ref : refs) {
      boolean lengthElsewhere =
          judging.form().rules().stream()
              .anyMatch(rule -> whole && isAboutLength(rule) && rule.judgesType(ref));
      judging.cells(ref).forEach(cell -> judge(judging, cell, lengthElsewhere));
    }
  }

  private static boolean isAboutLength(Rule rule) {
    return rule instanceof IdRule id && !id.whole();
  }

  private void judge(Judging judging, Cell cell, boolean lengthElsewhere) {
    String text = cell.text();
    if (cell.isBlank() && demanded) {
      judging.found(head, cell, Words.BLANK);
    }
    if (text == null) {
      return;
    }
    if (!lengths.contains(IdNumber.normalise(text).length())) {
      if (!lengthElsewhere) {
        judging.found(head, cell, TypeWords.ofId(cell, text, IdNumber.Fault.LENGTH, lengths));
      }
    } else if (whole && IdNumber.judge(text) instanceof IdNumber.Judged.Faulty(var fault)) {
      judging.found(head, cell, TypeWords.ofId(cell, text, fault, lengths));
    }
  }
}
