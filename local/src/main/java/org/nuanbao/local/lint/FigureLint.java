package org.nuanbao.local.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Item;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;

/** Checks the letters, units, wholes and sums of a form of figures. */
final class FigureLint {
  private static final Set<ValueType> MONEY = Set.of(ValueType.AMOUNT_WAN, ValueType.AMOUNT_YUAN);

  private static final Pattern MONEY_UNIT = Pattern.compile("[元圆]$");
  private static final Pattern SIDE = Pattern.compile("^.*?[=＝]|\\s");
  private static final Pattern PLUS = Pattern.compile("[+＋]");

  private final FigureForm form;
  private final Remarks about;

  FigureLint(FigureForm form, Remarks about) {
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
      rule.sum().ifPresent(sum -> sum(rule, sum));
      if (rule.sum().isEmpty()) {
        rule.sides().ifPresent(sides -> sides(rule, sides));
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
    boolean money = MONEY_UNIT.matcher(item.unit()).find();
    if (money != MONEY.contains(item.type())) {
      about.error(
          item.ref(),
          "单位“%s”与类型不符".formatted(item.unit()),
          "unit “%s” does not fit the type".formatted(item.unit()));
    }
    boolean wan = List.of("万元", "萬元").contains(item.unit());
    if ((item.type() == ValueType.AMOUNT_YUAN && wan)
        || (item.type() == ValueType.AMOUNT_WAN && !wan)) {
      about.error(item.ref(), "元和万元弄混了", "元 and 万元 are mixed up");
    }
  }

  /** Finds items without a letter that have the same name. */
  private void sameNames(Statistics statistics) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (Item item : statistics.items()) {
      if (item.letter().length() > 1) {
        named
            .computeIfAbsent(SimplifiedScript.alike(item.label()), any -> new ArrayList<>())
            .add(item.ref());
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
                rule.sum()
                        .filter(sum -> sum.target().equals(whole.ref()))
                        .filter(sum -> sum.terms().contains(part.ref()))
                        .isPresent()
                    || rule.sides()
                        .filter(sides -> !sides.exact())
                        .filter(sides -> sides.right().equals(List.of(whole.ref())))
                        .filter(sides -> sides.left().contains(part.ref()))
                        .isPresent());
    if (!kept && !FormLint.isTold(form, whole.ref()) && !FormLint.isTold(form, part.ref())) {
      about.doubt(
          part.ref(),
          "没有规则要求它不超过%s，它却是其中的一部分".formatted(whole.ref()),
          "it is a part of %s, and no rule keeps it from being larger".formatted(whole.ref()));
    }
  }

  private void sum(Rule rule, Rule.Sum sum) {
    List<String> terms = Stream.concat(sum.terms().stream(), sum.minus().stream()).toList();
    if (terms.contains(sum.target()) || new HashSet<>(terms).size() < terms.size()) {
      about.error(
          rule.head().id(),
          "同一项加了两次，或把总数也加了进去",
          "a term stands twice, or the total is one of them");
    }
    mixed(rule, Stream.concat(Stream.of(sum.target()), terms.stream()).toList());
  }

  private void sides(Rule rule, Rule.Sides sides) {
    List<String> refs = sides.refs();
    if (sides.exact()) {
      mixed(rule, refs);
      return;
    }
    mixedTypes(rule, refs);
    boolean turned =
        sides.left().size() == 1
            && sides.right().stream()
                .map(ref -> form.item(ref).map(Item::parent).orElse(""))
                .anyMatch(sides.left().getFirst()::equals);
    if (turned) {
      about.error(
          rule.head().id(), "规则写反了：总数被要求不超过其中的一部分", "the whole is kept below one of its parts");
    }
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

  /** Compares the printed sum with the enforced one, unless a misprint at the item explains it. */
  private void printedSum(Item item) {
    String formula = item.formula();
    if (formula == null || FormLint.isTold(form, item.ref())) {
      return;
    }
    String section = item.ref().substring(0, item.ref().indexOf('.') + 1);
    List<String> printed =
        List.of(PLUS.split(SIDE.matcher(formula).replaceAll(""), -1)).stream()
            .map(letter -> section + letter)
            .toList();
    List<String> enforced =
        form.rules().stream()
            .flatMap(rule -> rule.sum().stream())
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
