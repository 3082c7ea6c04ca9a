package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;
import static org.nuanbao.check.kind.RuleKind.Shape.TEXT;

import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;

/**
 * Values in a table of facts off the form: exactly one of its rows has them all, or the first leads
 * to the second. Pending while the table is not known or may still grow; names all.
 *
 * @param once whether there must be one such row only; then no blank is judged
 */
record TableRule(RuleHead head, List<String> refs, String fact, boolean once)
    implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          new RuleKind(
              "once_in",
              "Exactly one row of the table fact has these values; not judged when one is blank.",
              List.of(of(REFS, "refs"), of(TEXT, "fact")),
              (data, names) -> {
                List<String> refs = names.cells(data, "refs");
                return new TableRule(names.head(data, refs), refs, data.text("fact"), true);
              }),
          new RuleKind(
              "registered",
              "The table fact leads from the key to this identity number; not judged when the key is blank.",
              List.of(of(REF, "key"), of(REF, "id_ref"), of(TEXT, "fact")),
              (data, names) -> {
                List<String> refs = List.of(names.cell(data, "key"), names.cell(data, "id_ref"));
                return new TableRule(names.head(data, refs), refs, data.text("fact"), false);
              }));

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(new Lookup(fact, refs, once));
  }

  @Override
  public String awaits() {
    return once ? "对应的名册" : "档案登记";
  }

  @Override
  public void judge(Judging judging) {
    judging.scopes(refs).forEach(this::judge);
  }

  private void judge(Scope scope) {
    Judging judging = scope.judging();
    List<Cell> cells = scope.cells(refs);
    boolean blank = once ? cells.stream().anyMatch(cell -> cell.text() == null) : isUnsaid(cells);
    if (blank) {
      return;
    }
    Optional<List<List<String>>> table = judging.facts().table(fact);
    if (table.isEmpty()) {
      judging.pending(head);
      return;
    }
    List<List<String>> named =
        table.get().stream().filter(row -> same(cells.getFirst(), row, 0)).toList();
    List<List<String>> whole =
        named.stream()
            .filter(row -> row.size() >= cells.size())
            .filter(row -> !once || row.size() == cells.size())
            .filter(row -> allSame(cells, row))
            .toList();
    boolean unknown = once ? whole.isEmpty() : named.isEmpty();
    if (unknown && judging.facts().open().contains(fact)) {
      judging.pending(head);
    } else if (once ? whole.size() != 1 : whole.isEmpty()) {
      judging.found(
          head,
          scope.spots(head.refs()),
          new Words(
              once ? "NOT_ONCE" : "NOT_REGISTERED",
              (once
                      ? String.join("和", cells.stream().map(Cell::name).toList())
                          + "在对应的名册上应有且只有一条相同的"
                      : cells.getFirst().label() + "没有登记，或登记的是另一个身份证号")
                  + "。"
                  + Words.todo(head),
              "It does not agree with what is filed elsewhere." + Words.todoEnglish(head)));
    }
  }

  private static boolean isUnsaid(List<Cell> cells) {
    return cells.getFirst().isBlank() || cells.stream().anyMatch(Cell::isUnreadable);
  }

  private static boolean allSame(List<Cell> cells, List<String> row) {
    for (int i = 0; i < cells.size(); i++) {
      if (!same(cells.get(i), row, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Cell cell, List<String> row, int i) {
    String wanted = cell.comparable();
    return i < row.size()
        && wanted != null
        && wanted.equals(Cell.comparable(cell.type(), row.get(i)));
  }
}
