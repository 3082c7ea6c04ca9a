package org.nuanbao.local.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Item;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Section;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Tabled;
import org.nuanbao.form.ValueType;

/** Letters, units, wholes and sums of a form of figures. */
final class FigureLint {
  private static final Set<ValueType> MONEY = Set.of(ValueType.AMOUNT_WAN, ValueType.AMOUNT_YUAN);

  private final Tabled form;
  private final Remarks about;

  FigureLint(Tabled form, Remarks about) {
    this.form = form;
    this.about = about;
  }

  void look() {
    if (form instanceof Statistics statistics) {
      statistics.sections().forEach(this::letters);
      statistics.items().forEach(this::printedSum);
      sameNames(statistics);
    }
    for (Item item : form.items()) {
      unit(item);
      whole(item);
    }
    for (Rule rule : form.rules()) {
      switch (rule) {
        case Rule.Sum sum -> sum(sum);
        case Rule.EqualSums sums -> mixed(rule, both(sums.left(), sums.right()));
        case Rule.AtMost most -> atMost(most);
        default -> {}
      }
    }
  }

  private void letters(Section section) {
    char wanted = 'A';
    for (Item item : section.items()) {
      if (item.letter().length() == 1) {
        char letter = item.letter().charAt(0);
        if (letter != wanted) {
          about.doubt(
              item.ref(),
              "第%s组的编号在这里应是%s，印的是%s".formatted(section.number(), wanted, letter),
              "letter %s is expected here, not %s".formatted(wanted, letter));
        }
        wanted = (char) (letter + 1);
      }
    }
  }

  private void unit(Item item) {
    boolean money = item.unit().matches(".*[元圆]");
    if (money != MONEY.contains(item.type())) {
      about.error(
          item.ref(),
          "单位“%s”与类型不符".formatted(item.unit()),
          "unit “%s” does not fit the type".formatted(item.unit()));
    }
    boolean wan = item.unit().matches("万元|萬元");
    if ((item.type() == ValueType.AMOUNT_YUAN && wan)
        || (item.type() == ValueType.AMOUNT_WAN && !wan)) {
      about.error(item.ref(), "元和万元弄混了", "元 and 万元 are mixed up");
    }
  }

  /** 没有编号的同名项. */
  private void sameNames(Statistics statistics) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (Item item : statistics.items()) {
      if (item.letter().length() > 1) {
        named.computeIfAbsent(Script.alike(item.label()), any -> new ArrayList<>()).add(item.ref());
      }
    }
    named.values().stream()
        .filter(refs -> refs.size() > 1)
        .forEach(refs ->
            about.doubt(
                refs.getFirst(),
                "%s同名又没有印编号，读表时靠上面一项区分".formatted(String.join("、", refs)),
                "%s have one name and no letter; the item above tells them apart".formatted(refs)));
  }

  private void whole(Item part) {
    Item whole = Optional.ofNullable(part.parent()).flatMap(form::item).orElse(null);
    if (whole == null
        || MONEY.contains(whole.type()) != MONEY.contains(part.type())
        || whole.type() == ValueType.YES_NO) {
      return;
    }
    boolean kept =
        form.rules().stream()
            .anyMatch(rule ->
                switch (rule) {
                  case Rule.Sum sum ->
                      sum.target().equals(whole.ref()) && sum.terms().contains(part.ref());
                  case Rule.AtMost most ->
                      most.right().equals(List.of(whole.ref())) && most.left().contains(part.ref());
                  default -> false;
                });
    if (!kept && !isTold(whole.ref()) && !isTold(part.ref())) {
      about.doubt(
          part.ref(),
          "没有规则要求它不超过%s，它却是其中的一部分".formatted(whole.ref()),
          "it is a part of %s, and no rule keeps it from being larger".formatted(whole.ref()));
    }
  }

  private boolean isTold(String ref) {
    return form.head().misprints().stream().anyMatch(misprint -> misprint.at().equals(ref));
  }

  private void sum(Rule.Sum sum) {
    List<String> terms = sum.terms();
    if (terms.contains(sum.target()) || new HashSet<>(terms).size() < terms.size()) {
      about.error(
          sum.head().id(), "同一项加了两次，或把总数也加了进去", "a term stands twice, or the total is one of them");
    }
    mixed(sum, both(List.of(sum.target()), terms));
  }

  private void atMost(Rule.AtMost most) {
    mixedTypes(most, both(most.left(), most.right()));
    boolean turned =
        most.left().size() == 1
            && most.right().stream()
                .map(ref -> form.item(ref).map(Item::parent).orElse(""))
                .anyMatch(most.left().getFirst()::equals);
    if (turned) {
      about.error(
          most.head().id(), "规则写反了：总数被要求不超过其中的一部分", "the whole is kept below one of its parts");
    }
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private void mixed(Rule rule, List<String> refs) {
    if (mixedTypes(rule, refs) || rule.head().says() != null) {
      return;
    }
    Set<String> units =
        form.items().stream()
            .filter(item -> refs.contains(item.ref()))
            .map(Item::unit)
            .collect(Collectors.toSet());
    if (units.size() > 1) {
      about.doubt(
          rule.head().id(),
          "相加的各项单位不同（%s），又没有说明".formatted(String.join("、", units)),
          "different units are added (%s) without a word about it".formatted(units));
    }
  }

  private boolean mixedTypes(Rule rule, List<String> refs) {
    long money =
        form.items().stream()
            .filter(item -> refs.contains(item.ref()) && MONEY.contains(item.type()))
            .count();
    boolean mixed = money > 0 && money < new HashSet<>(refs).size();
    if (mixed) {
      about.error(rule.head().id(), "把金额和数量放在一起算", "amounts and counts are mixed");
    }
    return mixed;
  }

  /** What is printed against what is enforced; a misprint told at the item explains it. */
  private void printedSum(Item item) {
    String formula = item.formula();
    if (formula == null || isTold(item.ref())) {
      return;
    }
    String section = item.ref().substring(0, item.ref().indexOf('.') + 1);
    List<String> printed =
        List.of(formula.replaceAll("^.*?[=＝]|\\s", "").split("[+＋]", -1)).stream()
            .map(letter -> section + letter)
            .toList();
    List<String> enforced =
        form.rules().stream()
            .filter(Rule.Sum.class::isInstance)
            .map(Rule.Sum.class::cast)
            .filter(sum -> sum.target().equals(item.ref()))
            .map(Rule.Sum::terms)
            .findFirst()
            .orElse(null);
    if (!Objects.equals(enforced, printed)) {
      about.doubt(
          item.ref(),
          "印的公式%s与规则检查的不同".formatted(formula),
          "the printed sum %s is not what the rules enforce".formatted(formula));
    }
  }
}
