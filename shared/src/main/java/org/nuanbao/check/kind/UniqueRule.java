package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Line;

/** No value twice, however it is typed; names every row that shares it, the first included. */
record UniqueRule(RuleHead head, String column) implements JudgedRule {
  /** Other rows named in one message. */
  private static final int NAMED = 3;

  static final RuleKind KIND =
      new RuleKind(
          "unique",
          "No value stands in two rows.",
          RuleKind.WITH_ROWS,
          List.of(of(REF, "column", "ref")),
          (data, names) -> {
            String column = names.column(data, "column", "ref");
            return new UniqueRule(names.head(data, List.of(column)), column);
          });

  @Override
  public void judge(Judging judging) {
    List<Scope> rows = judging.scopes(List.of(column));
    Set<String> seen = HashSet.newHashSet(rows.size());
    Map<String, List<Cell>> repeated = new HashMap<>();
    for (Scope row : rows) {
      String value = row.cell(column).comparable();
      if (value != null && !seen.add(value)) {
        repeated.put(value, new ArrayList<>());
      }
    }
    if (repeated.isEmpty()) {
      return;
    }
    for (Scope row : rows) {
      List<Cell> same = repeated.get(String.valueOf(row.cell(column).comparable()));
      if (same != null) {
        same.add(row.cell(column));
      }
    }
    for (Scope row : rows) {
      List<Cell> same = repeated.get(String.valueOf(row.cell(column).comparable()));
      if (same != null) {
        found(row, row.cell(column), same);
      }
    }
  }

  private void found(Scope row, Cell cell, List<Cell> same) {
    List<Integer> others =
        same.stream().map(UniqueRule::number).filter(it -> it != number(cell)).toList();
    String named = String.join("、", others.stream().limit(NAMED).map(String::valueOf).toList());
    String more = others.size() > NAMED ? "等共" + others.size() : "";
    row.judging()
        .found(
            head,
            List.of(cell.spot()),
            new Words(
                "REPEATED",
                "%s与第%s%s条的%s相同（%s），请删去重复的或改正。"
                    .formatted(row.name(), named, more, cell.name(), cell.masked()),
                "%s is the same as in %d other(s), first entry %s. Remove or correct."
                    .formatted(cell.english(), others.size(), others.getFirst())));
  }

  private static int number(Cell cell) {
    Line line = cell.line();
    return line == null ? 0 : line.number();
  }
}
