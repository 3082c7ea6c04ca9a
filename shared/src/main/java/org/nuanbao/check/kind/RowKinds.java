package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Mend;
import org.nuanbao.check.Proof;
import org.nuanbao.check.RepeatedKeys;
import org.nuanbao.form.Place;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** Rules that compare the rows of a column with each other. */
final class RowKinds {
  private RowKinds() {}

  record Consecutive(RuleHead head, @Refs(to = Refs.Part.COLUMN) List<String> refs)
      implements JudgedRule.OfType {
    @Override
    public boolean numbers(String column) {
      return refs.contains(column);
    }

    @Override
    public @Nullable Proof faultless(Judging judging, Place place) {
      return place.prompt().type().isNumber() ? Proof.counts(place) : null;
    }

    @Override
    public List<Mend> fills(Cell blank) {
      return numbers(blank.place().name())
          ? FigureAdvice.put(blank, BigDecimal.valueOf(number(blank)))
          : List.of();
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      int wanted = number(cell);
      Optional<BigDecimal> number = cell.number(false);
      if (cell.value() instanceof Value.Broken
          || number.filter(it -> it.compareTo(BigDecimal.valueOf(wanted)) == 0).isPresent()) {
        return Optional.empty();
      }
      String is = number.map(it -> "，填的是" + FindingWords.shown(it)).orElse("");
      return Optional.of(
          FindingWords.of("NOT_CONSECUTIVE", "应为%s%s。请按顺序从1编号。", " should be %s.", wanted, is)
              .with(
                  Advice.of(
                          List.of(cell.core() + "不是按顺序的", "序号不是按顺序的"),
                          wanted + "，从 1 起按顺序编号",
                          FigureAdvice.put(cell, BigDecimal.valueOf(wanted)))
                      .example("第一条填 1，第二条填 2")));
    }
  }

  private static int number(Cell cell) {
    Line line = cell.line();
    return line == null ? 0 : line.number();
  }

  /** A value must be unique; findings name every row that shares one, the first included. */
  record Unique(RuleHead head, @Refs(to = Refs.Part.COLUMN) List<String> refs)
      implements JudgedRule {
    /** The most other rows that one message names. */
    private static final int NAMED = 3;

    @Override
    public void judge(Judging judging) {
      refs.forEach(column -> judge(judging, column));
    }

    private void judge(Judging judging, String column) {
      Map<String, List<Cell>> byValue = new HashMap<>();
      List<Cell> suspects = RepeatedKeys.maybeTwice(judging, column);
      for (Cell cell : suspects) {
        cell.comparable()
            .ifPresent(value -> byValue.computeIfAbsent(value, any -> new ArrayList<>()).add(cell));
      }
      for (Cell cell : suspects) {
        List<Cell> same = byValue.getOrDefault(cell.comparable().orElse(""), List.of());
        if (same.size() > 1) {
          List<Integer> numbers = same.stream().map(RowKinds::number).toList();
          judging.found(head, List.of(cell.spot()), words(cell, numbers));
        }
      }
    }

    private static FindingWords words(Cell cell, List<Integer> same) {
      List<String> others =
          same.stream().filter(it -> it != number(cell)).map(String::valueOf).toList();
      String named = String.join("、", others.stream().limit(NAMED).toList());
      String more = others.size() > NAMED ? "等共" + others.size() : "";
      return FindingWords.of(
              "REPEATED",
              "%2$s与第%3$s条的%4$s相同（%5$s），请删去重复的或改正。",
              "%1$s is the same as in entry %3$s. Remove or correct.",
              cell,
              cell.row(),
              named + more,
              cell.name(),
              cell.masked())
          .with(
              Advice.of(
                  List.of(cell.core() + "填了两次", "同一内容填了两次"),
                  "每条各不相同；与第" + named + more + "条相同，删去重复的一条，或对照原始记录改正",
                  List.of()));
    }
  }
}
