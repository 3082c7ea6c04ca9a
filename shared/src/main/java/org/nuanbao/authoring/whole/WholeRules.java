package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.part.Relations.AtMost;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;

/** Makes the rules of a drafted form: printed sums, parts of a whole, what must be filled in. */
final class WholeRules {
  private final Set<Entry> rules = new LinkedHashSet<>();

  void add(SheetDraft draft) {
    Names names = Names.of(draft);
    for (Part part : draft.sheet().parts()) {
      if (part instanceof Part.Roster roster) {
        // What is printed about a row holds for the rows of every block below the heading.
        roster.records().forEach(block -> add(roster.relations(), names.within(block)));
      } else {
        add(part.relations(), names);
      }
    }
    add(draft.sheet().across(), names);
    Map<String, List<String>> byTable = new LinkedHashMap<>();
    for (NamedAnswer named : draft.names().values()) {
      if (named.answer().required() && !named.isField()) {
        String table = named.repeated() ? named.ref().substring(0, named.ref().indexOf('.')) : "";
        byTable.computeIfAbsent(table, _ -> new ArrayList<>()).add(named.ref());
      }
    }
    byTable.values().forEach(refs -> rule(Entry.of("kind", "required", "refs", refs)));
  }

  private void add(Relations relations, Names names) {
    relations.sums().forEach(sum -> sum(sum, names));
    relations.parts().forEach(part -> part(part, names));
  }

  private void sum(Sum sum, Names names) {
    String target = names.single(sum.target());
    if (target == null || !names.isNumber(target)) {
      return;
    }
    List<String> plus = new ArrayList<>();
    List<String> minus = new ArrayList<>();
    List<String> spoken = new ArrayList<>();
    boolean known = terms(sum.plus(), names, plus, spoken, "+");
    known &= terms(sum.minus(), names, minus, spoken, "-");
    if (!known || plus.contains(target) || minus.contains(target)) {
      return;
    }
    if (spoken.isEmpty()) {
      if (!plus.isEmpty()) {
        rule(
            Entry.of("kind", "sum", "target", target, "terms", plus)
                .with("minus", minus.isEmpty() ? null : minus));
      }
      return;
    }
    plus.forEach(it -> spoken.add("+" + it));
    minus.forEach(it -> spoken.add("-" + it));
    String all =
        spoken.stream()
            .map(term -> term.charAt(0) + " " + term.substring(1))
            .collect(Collectors.joining(" "));
    String holds = target + " = " + (all.startsWith("+") ? all.substring(2) : all);
    String says = sum.printed().isEmpty() ? "合计应等于各行之和" : "应符合表上所印的“" + sum.printed() + "”";
    rule(
        Entry.of("kind", "holds", "refs", List.of(target), "holds", holds)
            .with("blank", 0)
            .with("says", says));
  }

  private static boolean terms(
      List<SumTerm> terms, Names names, List<String> refs, List<String> spoken, String sign) {
    for (SumTerm term : terms) {
      switch (term) {
        case SumTerm.Cell _, SumTerm.Each _ -> {
          String ref = names.single(term);
          if (ref == null || !names.isNumber(ref)) {
            return false;
          }
          refs.add(ref);
        }
        case SumTerm.Run run -> {
          List<String> columns = names.columns(run);
          List<String> cells = names.cells(run);
          if (columns.isEmpty() && cells.isEmpty()) {
            return false;
          }
          if (columns.isEmpty()) {
            refs.addAll(cells);
          } else {
            columns.forEach(column -> spoken.add(sign + "sum(" + column + ")"));
          }
        }
        case SumTerm.Count(SumTerm.Run run) -> {
          List<String> columns = names.columns(run);
          if (columns.isEmpty()) {
            return false;
          }
          String column = columns.getFirst();
          spoken.add(sign + "count(" + column.substring(0, column.indexOf('.')) + ")");
        }
      }
    }
    return true;
  }

  private void part(AtMost part, Names names) {
    String less = names.single(part.part());
    String whole = names.single(part.whole());
    if (less != null
        && whole != null
        && !less.equals(whole)
        && names.isNumber(less)
        && names.isNumber(whole)) {
      rule(Entry.of("kind", "at_most", "left", List.of(less), "right", List.of(whole)));
    }
  }

  private void rule(Entry rule) {
    rules.add(rule.with("severity", "error"));
  }

  List<Entry> all() {
    return List.copyOf(rules);
  }

  /**
   * The names of the places on one sheet.
   *
   * @param blocks the lists in which a column of each record is looked up
   */
  private record Names(
      Map<CellPlace, NamedAnswer> places,
      Map<String, NamedAnswer> byRef,
      List<Records> lists,
      List<Records> blocks) {
    static Names of(SheetDraft draft) {
      Map<String, NamedAnswer> byRef = new HashMap<>();
      draft.names().values().forEach(it -> byRef.put(it.ref(), it));
      return new Names(draft.names(), byRef, draft.lists(), draft.lists());
    }

    Names within(Records block) {
      return new Names(places, byRef, lists, List.of(block));
    }

    boolean isNumber(String ref) {
      NamedAnswer named = byRef.get(ref);
      return named != null && named.isNumber();
    }

    @Nullable String single(SumTerm term) {
      NamedAnswer named =
          switch (term) {
            case SumTerm.Cell(CellPlace place) -> places.get(place);
            case SumTerm.Each(int column) -> each(column);
            case SumTerm.Run _, SumTerm.Count _ -> null;
          };
      return named == null || named.isField() ? null : named.ref();
    }

    private @Nullable NamedAnswer each(int column) {
      return blocks.stream()
          .flatMap(list ->
              Stream.iterate(0, it -> it < list.height(), it -> it + 1)
                  .map(offset -> places.get(CellPlace.of(list.first() + offset, column))))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }

    /**
     * The columns of the list that the run goes down, one for each row of a record; empty if it
     * goes down no list.
     */
    List<String> columns(SumTerm.Run run) {
      for (Records list : lists) {
        if (list.first() <= run.last() && run.first() <= list.last()) {
          List<String> columns = new ArrayList<>();
          for (int offset = 0; offset < list.height(); offset++) {
            NamedAnswer named = places.get(CellPlace.of(list.first() + offset, run.column()));
            if (named != null && named.repeated()) {
              columns.add(named.ref());
            }
          }
          if (!columns.isEmpty()) {
            return columns;
          }
        }
      }
      return List.of();
    }

    List<String> cells(SumTerm.Run run) {
      List<String> refs = new ArrayList<>();
      for (int row = run.first(); row <= run.last(); row++) {
        NamedAnswer named = places.get(CellPlace.of(row, run.column()));
        if (named != null && isNumber(named.ref())) {
          refs.add(named.ref());
        }
      }
      return refs;
    }
  }
}
