package org.nuanbao.check.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.Facts;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Mend;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Spot;
import org.nuanbao.form.Field;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * Rules that need something from outside the form: the day of receipt, a seal, a list from another
 * form. What is not known leaves a rule pending; what can be judged is judged.
 */
final class FactKinds {
  private static final String RECEIVED = "submitted_on";
  private static final String ELSEWHERE = "It does not agree with what is filed elsewhere.";

  private FactKinds() {}

  /** The report must come by the form's last day, or by the unit's own. */
  record Deadline(RuleHead head, LocalDate due, @Nullable Boolean inclusive) implements JudgedRule {
    @Override
    public Optional<Due> lastDay() {
      return Optional.of(new Due(due, inTimeOnDay()));
    }

    private boolean inTimeOnDay() {
      return !Boolean.FALSE.equals(inclusive);
    }

    @Override
    public boolean isOfHead() {
      return true;
    }

    @Override
    public String awaits() {
      return "收到时间";
    }

    @Override
    public void judge(Judging judging) {
      LocalDate received = judging.facts().submittedOn();
      LocalDate own = judging.facts().due();
      LocalDate day = own == null ? due : own;
      if (received == null) {
        judging.pending(head);
      } else if (new Due(day, inTimeOnDay()).isOver(received)) {
        judging.found(
            head,
            List.of(new Spot(RECEIVED, null)),
            FindingWords.of(
                "LATE",
                "应在%s前（%s当日）报送，%s才收到，记为逾期。",
                "Due %2$s %1$s, received on %3$s: late.",
                day,
                inTimeOnDay()
                    ? new FindingWords.Both("含", "on")
                    : new FindingWords.Both("不含", "before"),
                received));
      }
    }
  }

  record FieldsFilled(RuleHead head, @Refs(to = Refs.Part.FIELD) List<String> fields)
      implements JudgedRule {
    @Override
    public boolean isOfHead() {
      return true;
    }

    @Override
    public String awaits() {
      return "盖章";
    }

    @Override
    public void judge(Judging judging) {
      judging.form().fields().stream()
          .filter(field -> fields.contains(field.ref()))
          .forEach(field -> judge(judging, field));
    }

    private void judge(Judging judging, Field field) {
      List<Spot> spot = List.of(judging.spot(field));
      String label = "“" + field.label() + "”";
      if (judging.field(field).value().isBlank()) {
        judging.found(head, spot, FindingWords.BLANK.behind(label, label));
      }
      if (field.seal()) {
        Optional<Boolean> sealed = judging.facts().mark(Facts.SEALED);
        if (sealed.isEmpty()) {
          judging.pending(head);
        } else if (!sealed.get()) {
          judging.found(
              head,
              spot,
              new FindingWords("NOT_SEALED", label + "处没有盖章，请盖章后再报。", label + " bears no seal."));
        }
      }
    }
  }

  record Stamped(RuleHead head, @Refs(to = Refs.Part.GROUP) List<String> groups)
      implements JudgedRule {
    @Override
    public String awaits() {
      return "盖章、签字";
    }

    @Override
    public void judge(Judging judging) {
      judging
          .stamped()
          .forEach((key, group) -> {
            Group.Stamp stamp = group.stamp();
            if (stamp != null && groups.contains(key)) {
              judge(judging, key, group, stamp);
            }
          });
    }

    private void judge(Judging judging, String key, Group group, Group.Stamp stamp) {
      boolean undated =
          judging.questions(key).stream()
              .filter(place -> place.prompt().type() == ValueType.DATE)
              .map(place -> judging.whole().cell(place.name()).value())
              .anyMatch(value -> !(value instanceof Value.Day));
      Optional<Boolean> seen = judging.facts().mark(key + "." + stamp.mark());
      if (undated || (seen.isPresent() && !seen.get())) {
        FindingWords words =
            switch (stamp) {
              case SEAL ->
                  new FindingWords("NOT_STAMPED", "应盖章并写明日期，请补齐。", " needs its seal, and a date.");
              case SIGNED ->
                  new FindingWords(
                      "NOT_STAMPED", "应签字并写明日期，请补齐。", " needs a signature, and a date.");
            };
        String label = "“" + group.label() + "”";
        List<Mend> dates =
            judging.questions(key).stream()
                .filter(place -> place.prompt().type() == ValueType.DATE)
                .map(place -> judging.whole().cell(place.name()))
                .filter(cell -> !(cell.value() instanceof Value.Day) && !cell.at().isEmpty())
                .<Mend>map(cell -> new Mend.Ask(cell.at(), label + "是哪一天"))
                .toList();
        Advice advice =
            Advice.of(
                List.of(undated ? "没有写日期" : words.chinese().startsWith("应签字") ? "没有签字" : "没有盖章"),
                label + words.chinese(),
                dates);
        judging.found(
            head, judging.whole().spots(List.of(key)), words.with(advice).behind(label, label));
      } else if (seen.isEmpty()) {
        judging.pending(head);
      }
    }
  }

  /** Each value must be in a list, or must not be; a finding names only the failing cell. */
  interface Looked extends JudgedRule {
    String fact();

    boolean wanted();

    FindingWords words(Cell cell);

    @Override
    default Optional<Lookup> lookup() {
      return Optional.of(new Lookup(fact(), head().cells(), false));
    }

    @Override
    default void judge(Judging judging) {
      Optional<Set<String>> list = judging.facts().list(fact());
      String ref = head().cells().getFirst();
      if (list.isEmpty()) {
        if (wanted() || judging.cells(ref).anyMatch(cell -> cell.text() != null)) {
          judging.pending(head());
        }
        return;
      }
      ValueType type = judging.place(ref).prompt().type();
      Set<String> known =
          list.get().stream()
              .flatMap(it -> new Value.Text(it).comparable(type).stream())
              .collect(Collectors.toSet());
      boolean open = judging.facts().open().contains(fact());
      for (Scope row : judging.scopes(List.of(ref))) {
        Cell cell = row.cell(ref);
        if (cell.text() == null) {
          continue;
        }
        boolean found = known.contains(cell.comparable().orElse(""));
        if (wanted() && !found && open) {
          judging.pending(head());
        } else if (found != wanted()) {
          judging.found(head(), cell, words(cell));
        }
      }
    }
  }

  record Listed(RuleHead head, @Refs({"ref", "column"}) String ref, String fact) implements Looked {
    @Override
    public boolean wanted() {
      return true;
    }

    @Override
    public String awaits() {
      return "对应的材料";
    }

    @Override
    public FindingWords words(Cell cell) {
      return FindingWords.of(
          "NOT_LISTED",
          "%s没有找到对应的材料，请补报或核对。",
          " has no counterpart. File it too, or check the spelling.",
          cell.shown());
    }
  }

  record Unlisted(RuleHead head, @Refs({"ref", "column"}) String ref, String fact)
      implements Looked {
    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public String awaits() {
      return "其他登记";
    }

    @Override
    public FindingWords words(Cell cell) {
      return FindingWords.of("ALREADY_LISTED", "已另有登记。", " is filed elsewhere already.").todo(head);
    }
  }

  /** Exactly one row of a table must have these values; a finding names all of them. */
  record OnceIn(RuleHead head, @Refs List<String> refs, String fact) implements JudgedRule {
    @Override
    public Optional<Lookup> lookup() {
      return Optional.of(new Lookup(fact, refs, true));
    }

    @Override
    public String awaits() {
      return "对应的名册";
    }

    @Override
    public void judge(Judging judging) {
      for (Scope scope : judging.scopes(refs)) {
        List<Cell> cells = scope.cells(refs);
        if (cells.stream().noneMatch(cell -> cell.text() == null)) {
          Optional<List<List<String>>> table = judging.facts().table(fact);
          long found = table.map(rows -> rows(rows, cells, cells.size())).orElse(0L);
          String names = cells.stream().map(Cell::name).collect(Collectors.joining("和"));
          if (table.isEmpty() || (found == 0 && judging.facts().open().contains(fact))) {
            judging.pending(head);
          } else if (found != 1) {
            judging.found(
                head,
                scope.spots(head.refs()),
                FindingWords.of("NOT_ONCE", "%s在对应的名册上应有且只有一条相同的。", ELSEWHERE, names).todo(head));
          }
        }
      }
    }
  }

  /** A key must belong to an identity number in a table; a finding names both. */
  record Registered(RuleHead head, @Refs String key, @Refs String idRef, String fact)
      implements JudgedRule {
    @Override
    public Optional<Lookup> lookup() {
      return Optional.of(new Lookup(fact, List.of(key, idRef), false));
    }

    @Override
    public String awaits() {
      return "档案登记";
    }

    @Override
    public void judge(Judging judging) {
      for (Scope scope : judging.scopes(head.cells())) {
        List<Cell> cells = List.of(scope.cell(key), scope.cell(idRef));
        if (!cells.getFirst().isBlank() && cells.stream().noneMatch(Cell::isUnreadable)) {
          List<List<String>> table = judging.facts().table(fact).orElse(null);
          boolean open = judging.facts().open().contains(fact);
          if (table == null || (open && rows(table, cells, 1) == 0)) {
            judging.pending(head);
          } else if (rows(table, cells, 2) == 0) {
            judging.found(
                head,
                scope.spots(head.refs()),
                FindingWords.of(
                        "NOT_REGISTERED", "%s没有登记，或登记的是另一个身份证号。", ELSEWHERE, cells.getFirst())
                    .todo(head));
          }
        }
      }
    }
  }

  /** How many rows agree with the first cells, {@code first} of them; blanks agree with nothing. */
  private static long rows(List<List<String>> table, List<Cell> cells, int first) {
    return table.stream()
        .filter(row -> row.size() >= cells.size())
        .filter(row -> IntStream.range(0, first).allMatch(i -> isLike(cells.get(i), row.get(i))))
        .count();
  }

  private static boolean isLike(Cell cell, String text) {
    Optional<String> said = cell.comparable();
    return said.isPresent() && said.equals(new Value.Text(text).comparable(cell.type()));
  }
}
