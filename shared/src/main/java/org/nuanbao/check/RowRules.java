package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** Rules over the rows of a roster that ask for no knowledge of what a column means. */
final class RowRules {
  /** How many other rows a message about a repeated value names. */
  private static final int NAMED = 5;

  private final Rows rows;

  RowRules(Judging judging) {
    this.rows = new Rows(judging);
  }

  void consecutive(Rule.Consecutive rule) {
    int index = rows.index(rule.column());
    for (Line line : rows.lines()) {
      BigDecimal number = Rows.number(line, index);
      boolean right = number != null && number.compareTo(BigDecimal.valueOf(line.number())) == 0;
      if (right || Rows.value(line, index) instanceof Value.Broken) {
        continue;
      }
      String is = number == null ? "" : "，填的是" + Words.shown(number);
      rows.found(
          rule.head(),
          line,
          index,
          new Words(
              "NOT_CONSECUTIVE",
              rows.label(index) + "应为" + line.number() + is + "。请按顺序从1编号。",
              rows.label(index) + " should be " + line.number() + "."));
    }
  }

  void required(Rule.Required rule) {
    int[] indexes = rule.columns().stream().mapToInt(rows::index).toArray();
    for (Line line : rows.lines()) {
      for (int index : indexes) {
        if (Rows.value(line, index).isBlank()) {
          rows.found(
              rule.head(),
              line,
              index,
              new Words(
                  "REQUIRED",
                  rows.label(index) + "没有填，请补填。",
                  rows.label(index) + " is blank. Please fill it in."));
        }
      }
    }
  }

  void empty(Rule.Empty rule) {
    int index = rows.index(rule.column());
    for (Line line : rows.lines()) {
      if (!Rows.value(line, index).isBlank()) {
        rows.found(
            rule.head(),
            line,
            index,
            new Words(
                "NOT_EMPTY",
                rows.label(index) + "应留空，请清除填写的内容。",
                rows.label(index) + " must be left empty. Please clear it."));
      }
    }
  }

  void unique(Rule.Unique rule) {
    int index = rows.index(rule.column());
    Map<String, List<Integer>> repeated = repeated(index);
    if (repeated.isEmpty()) {
      return;
    }
    for (Line line : rows.lines()) {
      String value = rows.comparable(line, index);
      List<Integer> numbers = value == null ? null : repeated.get(value);
      if (value != null && numbers != null) {
        rows.found(rule.head(), line, index, repeated(line, index, value, numbers));
      }
    }
  }

  private Words repeated(Line line, int index, String value, List<Integer> numbers) {
    List<String> others =
        numbers.stream()
            .filter(number -> number != line.number())
            .limit(NAMED)
            .map(String::valueOf)
            .toList();
    String more = numbers.size() - 1 > NAMED ? "等共" + (numbers.size() - 1) : "";
    return new Words(
        "REPEATED",
        "与第%s%s条的%s相同（%s），请删去重复的或改正。"
            .formatted(
                String.join("、", others), more, rows.label(index), rows.masked(value, index)),
        "%s is the same as in %d other(s), first entry %s. Remove or correct."
            .formatted(rows.label(index), numbers.size() - 1, others.getFirst()));
  }

  /** Values that occur more than once, with the numbers of their rows. */
  private Map<String, List<Integer>> repeated(int index) {
    Set<String> seen = HashSet.newHashSet(rows.lines().size());
    Set<String> twice = new HashSet<>();
    for (Line line : rows.lines()) {
      String value = rows.comparable(line, index);
      if (value != null && !seen.add(value)) {
        twice.add(value);
      }
    }
    Map<String, List<Integer>> repeated = new HashMap<>();
    if (!twice.isEmpty()) {
      for (Line line : rows.lines()) {
        String value = rows.comparable(line, index);
        if (value != null && twice.contains(value)) {
          repeated.computeIfAbsent(value, _ -> new ArrayList<>()).add(line.number());
        }
      }
    }
    return repeated;
  }
}
