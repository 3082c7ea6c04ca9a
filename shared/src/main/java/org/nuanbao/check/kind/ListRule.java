package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.TEXT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;
import org.nuanbao.form.ValueType;

/**
 * Each value occurs in a list of facts off the form, or in none of it; not judged when blank, and
 * pending while the list is not known or may still grow. Names only the failing.
 */
record ListRule(RuleHead head, String ref, String fact, boolean listed) implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          kind("listed", "The value occurs in the list fact; not judged when blank.", true),
          kind(
              "unlisted",
              "The value does not occur in the list fact; not judged when blank.",
              false));

  private static RuleKind kind(String name, String says, boolean listed) {
    return new RuleKind(
        name,
        says,
        List.of(of(REF, "column", "ref"), of(TEXT, "fact")),
        (data, names) -> read(data, names, listed));
  }

  private static ListRule read(DataObject data, RuleNames names, boolean listed) {
    String ref = names.cell(data, "column", "ref");
    return new ListRule(names.head(data, List.of(ref)), ref, data.text("fact"), listed);
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(new Lookup(fact, List.of(ref), false));
  }

  @Override
  public String awaits() {
    return listed ? "对应的材料" : "其他登记";
  }

  @Override
  public void judge(Judging judging) {
    Optional<Set<String>> list = judging.facts().list(fact);
    List<Cell> cells = judging.cells(ref).filter(cell -> cell.text() != null).toList();
    if (list.isEmpty()) {
      if (listed || !cells.isEmpty()) {
        judging.pending(head);
      }
      return;
    }
    ValueType type = judging.place(ref).prompt().type();
    Set<String> known =
        list.get().stream().map(it -> Cell.comparable(type, it)).collect(Collectors.toSet());
    boolean open = judging.facts().open().contains(fact);
    for (Cell cell : cells) {
      boolean found = known.contains(String.valueOf(cell.comparable()));
      if (listed && !found && open) {
        judging.pending(head);
      } else if (listed && !found) {
        judging.found(
            head,
            cell,
            new Words(
                "NOT_LISTED",
                Words.shown(cell) + "没有找到对应的材料，请补报或核对。",
                " has no counterpart. File it too, or check the spelling."));
      } else if (!listed && found) {
        judging.found(
            head,
            cell,
            new Words(
                "ALREADY_LISTED",
                "已另有登记。" + Words.todo(head),
                " is filed elsewhere already." + Words.todoEnglish(head)));
      }
    }
  }
}
