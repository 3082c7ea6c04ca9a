package org.nuanbao.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/**
 * Answers what findings would ask. A finding that is gone once others are mended has their steps:
 * {@code '女} is no answer and does not fit “妻子” either, but it is mended once. One that is gone if
 * a cell of its own says what it may have meant, and only then, has that step. Both are seen by
 * judging the form again as it would be.
 */
final class FollowUps {
  /** Forms with more rows are not judged again: each of their rows has its own findings. */
  private static final int MOST_ROWS = 2_000;

  /** How often a form is judged again at most. */
  private static final int MOST_TRIES = 12;

  private final Judging judging;
  private final Reading reading;
  private final Function<Reading, List<Finding>> judge;
  private final Map<String, Cell> cells = new HashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Mend> steps = new LinkedHashMap<>();
  private int tries = MOST_TRIES;

  private FollowUps(Judging judging, Reading reading, Function<Reading, List<Finding>> judge) {
    this.judging = judging;
    this.reading = reading;
    this.judge = judge;
  }

  /**
   * The findings, with steps instead of questions where they are known.
   *
   * @param judge what is found in another reading of the same form
   */
  static List<Finding> of(
      Judging judging,
      Reading reading,
      List<Finding> findings,
      Function<Reading, List<Finding>> judge) {
    boolean asks = findings.stream().anyMatch(it -> it.parts().asks());
    return asks && rows(reading.body()) <= MOST_ROWS
        ? new FollowUps(judging, reading, judge).answered(findings)
        : findings;
  }

  private static int rows(Body body) {
    return switch (body) {
      case Body.Figures _ -> 0;
      case Body.Lines(var lines, var _) -> lines.size();
      case Body.Answers(var _, var tables) ->
          tables.values().stream().mapToInt(table -> table.lines().size()).sum();
    };
  }

  private List<Finding> answered(List<Finding> findings) {
    judging.places().keySet().stream()
        .flatMap(judging::cells)
        .filter(cell -> !cell.at().isEmpty())
        .forEach(cell -> cells.putIfAbsent(qualified(cell.at(), judging.sheet()), cell));
    findings.stream().filter(it -> !it.parts().asks()).forEach(this::takeSteps);
    Set<String> left = said(findings);
    if (!steps.isEmpty()) {
      tries--;
      left = said(judge.apply(changed()));
    }
    Set<String> known = new HashSet<>(said(findings));
    List<Finding> answered = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.parts().asks()) {
        answered.add(finding);
        continue;
      }
      if (left.contains(said(finding))) {
        known.addAll(left);
        left = guessed(finding, left, known);
      }
      answered.add(left.contains(said(finding)) ? finding : settled(finding));
    }
    return answered;
  }

  /** The finding with the steps that clear it: those in its own cells, else all. */
  private Finding settled(Finding finding) {
    Set<String> own = new HashSet<>();
    finding.cells().forEach(cell -> own.add(qualified(cell, finding.sheet())));
    List<Mend> here =
        steps.entrySet().stream()
            .filter(step -> own.contains(step.getKey().replaceAll("#[0-9]+$", "")))
            .map(Map.Entry::getValue)
            .toList();
    List<Mend> taken = here.isEmpty() ? List.copyOf(steps.values()) : here;
    Explanation parts = finding.parts();
    return taken.isEmpty()
        ? finding
        : finding.explained(
            new Explanation(
                parts.heading(),
                parts.stands(),
                parts.expected(),
                parts.example(),
                parts.source(),
                taken.stream().map(it -> named(it, finding.sheet())).toList()));
  }

  private void takeSteps(Finding finding) {
    for (Mend mend : finding.parts().mends()) {
      String at = qualified(mend.cell(), finding.sheet());
      Cell cell = cells.get(at);
      Value value = cell == null ? null : made(mend, cell, finding.sheet());
      if (value == null) {
        continue;
      }
      Value other = values.putIfAbsent(at, value);
      if (other == null) {
        steps.put(at, absolute(mend, finding.sheet()));
      } else if (!other.equals(value)) {
        steps.remove(at);
      }
    }
    values.keySet().retainAll(new HashSet<>(steps.keySet()));
  }

  private @Nullable Value made(Mend mend, Cell cell, String sheet) {
    return switch (mend) {
      case Mend.Put(String _, Value value) -> value;
      case Mend.Clear _ -> Value.Blank.IT;
      case Mend.Make(String _, Mend.Way way, String from) -> {
        Cell source = cells.get(qualified(from, sheet));
        yield source == null ? null : Making.made(way, cell.type(), source.value()).orElse(null);
      }
      case Mend.Ask _ -> null;
    };
  }

  /** What is left if the one guess is taken that clears the finding and brings no other. */
  private Set<String> guessed(Finding finding, Set<String> left, Set<String> known) {
    List<Guess> clearing = new ArrayList<>();
    for (Mend step : guesses(finding)) {
      if (tries-- <= 0) {
        return left;
      }
      Cell cell = cells.get(step.cell());
      Value value = cell == null ? null : made(step, cell, finding.sheet());
      if (value != null) {
        values.put(step.cell(), value);
        Set<String> then = said(judge.apply(changed()));
        values.remove(step.cell());
        if (!then.contains(said(finding)) && known.containsAll(then)) {
          clearing.add(new Guess(step, value, then));
        }
      }
    }
    if (clearing.size() != 1) {
      return left;
    }
    Guess one = clearing.getFirst();
    values.put(one.step().cell(), one.value());
    steps.put(one.step().cell(), one.step());
    return one.left();
  }

  /** A step that clears a finding, the value it makes, and what is still found with it. */
  private record Guess(Mend step, Value value, Set<String> left) {}

  /** What the finding's cells may have meant, where no step is known yet. */
  private List<Mend> guesses(Finding finding) {
    Set<Mend> guesses = new LinkedHashSet<>();
    for (Mend mend : finding.parts().mends()) {
      String at = qualified(mend.cell(), finding.sheet());
      Cell cell = cells.get(at);
      if (cell != null && !steps.containsKey(at)) {
        Salvage.guess(cell, at).ifPresent(guesses::add);
      }
    }
    return List.copyOf(guesses);
  }

  /** The reading as it is with the steps taken. */
  private Reading changed() {
    Map<String, Entry> fields = new HashMap<>(reading.fields());
    Map<String, Value> answers = new HashMap<>();
    Map<String, Map<Integer, Map<Integer, Value>>> rows = new HashMap<>();
    values.forEach((at, value) -> {
      Cell cell = cells.get(at);
      if (cell == null) {
        return;
      }
      String table = cell.place().table();
      Line line = cell.line();
      if (cell.place().prompt() instanceof Field field) {
        fields.computeIfPresent(field.key(), (_, old) -> new Entry(value, old.cell()));
      } else if (table == null || line == null) {
        answers.put(cell.place().name(), value);
      } else {
        rows.computeIfAbsent(table, _ -> new HashMap<>())
            .computeIfAbsent(line.number(), _ -> new HashMap<>())
            .put(cell.place().index(), value);
      }
    });
    Body body =
        switch (reading.body()) {
          case Body.Figures(var items) -> new Body.Figures(changed(items, answers));
          case Body.Lines lines ->
              rows.isEmpty() ? lines : changed(lines, rows.values().iterator().next());
          case Body.Answers(var all, var tables) -> {
            Map<String, Body.Lines> changed = new LinkedHashMap<>(tables);
            rows.forEach(
                (table, cells) -> changed.computeIfPresent(table, (_, old) -> changed(old, cells)));
            yield new Body.Answers(changed(all, answers), changed);
          }
        };
    return new Reading(
        reading.form(), reading.version(), reading.sheet(), reading.unit(), fields, body);
  }

  private static Map<String, Entry> changed(Map<String, Entry> all, Map<String, Value> others) {
    Map<String, Entry> changed = new LinkedHashMap<>(all);
    others.forEach(
        (name, value) -> changed.computeIfPresent(name, (_, old) -> new Entry(value, old.cell())));
    return changed;
  }

  private static Body.Lines changed(Body.Lines lines, Map<Integer, Map<Integer, Value>> others) {
    List<Line> changed = new ArrayList<>();
    for (Line line : lines.lines()) {
      List<Value> values = new ArrayList<>(line.values());
      others.getOrDefault(line.number(), Map.of()).forEach(values::set);
      changed.add(new Line(line.number(), line.sheetRow(), values));
    }
    return new Body.Lines(changed, lines.letters());
  }

  private static Set<String> said(List<Finding> findings) {
    Set<String> said = new HashSet<>();
    findings.forEach(it -> said.add(said(it)));
    return said;
  }

  private static String said(Finding finding) {
    return finding.rule() + " " + finding.code() + " " + finding.sheet() + finding.cells();
  }

  private static String qualified(String cell, String sheet) {
    return cell.contains("!") ? cell : sheet + "!" + cell;
  }

  private static Mend absolute(Mend mend, String sheet) {
    return renamed(mend, cell -> qualified(cell, sheet));
  }

  /** The step with its cells named as the finding names its own. */
  private static Mend named(Mend mend, String sheet) {
    return renamed(
        mend, cell -> cell.startsWith(sheet + "!") ? cell.substring(sheet.length() + 1) : cell);
  }

  private static Mend renamed(Mend mend, Function<String, String> name) {
    return switch (mend) {
      case Mend.Put(String cell, Value value) -> new Mend.Put(name.apply(cell), value);
      case Mend.Clear(String cell) -> new Mend.Clear(name.apply(cell));
      case Mend.Make(String cell, Mend.Way way, String from) ->
          new Mend.Make(name.apply(cell), way, name.apply(from));
      case Mend.Ask(String cell, String why) -> new Mend.Ask(name.apply(cell), why);
    };
  }
}
