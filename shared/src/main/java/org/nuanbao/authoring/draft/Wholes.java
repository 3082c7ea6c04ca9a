package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.YamlPage.Entry;

/** Finds which items of a section are parts of which: by printed sums, 其中 or missing letters. */
final class Wholes {
  private static final Pattern OWN_NUMBER = Pattern.compile(".*[A-Z][0-9]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+$");

  private final List<Item> items;

  Wholes(List<Item> items) {
    this.items = items;
  }

  /** The items, each with the whole that it is a part of. */
  List<Item> related() {
    Map<String, String> wholes = new LinkedHashMap<>();
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    for (Item item : items) {
      if (item.formula() != null) {
        List<String> terms = terms(item);
        faults(item, terms).ifPresent(doubt -> doubts.put(item.ref(), doubt));
        terms.forEach(term -> wholes.putIfAbsent(term, item.ref()));
      }
    }
    Item whole = null;
    for (Item item : items) {
      if (OWN_NUMBER.matcher(item.ref()).matches()) {
        wholes.putIfAbsent(item.ref(), NUMBER.matcher(item.ref()).replaceFirst(""));
      } else if (!PrintedText.isPart(item.label())) {
        whole = item;
      } else if (whole != null) {
        wholes.putIfAbsent(item.ref(), whole.ref());
      }
    }
    return items.stream()
        .map(item -> {
          String of = wholes.get(item.ref());
          Item part = of == null || of.equals(item.ref()) ? item : item.partOf(of);
          Doubt doubt = doubts.get(item.ref());
          return doubt == null ? part : part.doubted(doubt);
        })
        .toList();
  }

  /** The refs of a printed sum's terms, which are in the same section as the item. */
  static List<String> terms(Item item) {
    String formula = String.valueOf(item.formula());
    String section = item.ref().substring(0, item.ref().indexOf('.') + 1);
    List<String> terms = new ArrayList<>();
    for (String letter : formula.substring(formula.indexOf('=') + 1).split("[+-]", -1)) {
      terms.add(section + letter);
    }
    return terms;
  }

  /** Why a printed sum cannot be meant as it stands; empty if it can. */
  private Optional<Doubt> faults(Item item, List<String> terms) {
    String formula = String.valueOf(item.formula());
    if (!item.ref().endsWith("." + formula.charAt(0))) {
      return Optional.of(
          new Doubt("公式左边不是这一项，没有写成规则", "the sum is another item's; no rule drafted"));
    }
    if (formula.contains("-")) {
      return Optional.of(new Doubt("公式里有减号，请人工写规则", "the formula subtracts; write the rule"));
    }
    if (new HashSet<>(terms).size() < terms.size()) {
      return Optional.of(
          new Doubt("公式里有一项加了两次，没有写成规则", "a term stands twice in the sum; no rule drafted"));
    }
    for (String term : terms) {
      Optional<Item> found = items.stream().filter(it -> it.ref().equals(term)).findFirst();
      if (found.isEmpty() || term.equals(item.ref())) {
        return Optional.of(
            new Doubt(
                "公式里的" + term + "不在本组，没有写成规则", term + " is not in the section; no rule drafted"));
      }
      if (found.orElseThrow().type() != item.type()) {
        return Optional.of(
            new Doubt(
                "公式把金额和数量加在一起（" + term + "），没有写成规则",
                "the sum mixes amounts and counts; no rule drafted"));
      }
    }
    return Optional.empty();
  }

  /** The rule for a printed sum, if the sum can be meant as it stands. */
  Optional<Entry> sum(Item item) {
    if (item.formula() == null) {
      return Optional.empty();
    }
    List<String> terms = terms(item);
    return faults(item, terms).isPresent()
        ? Optional.empty()
        : Optional.of(Entry.of("kind", "sum", "target", item.ref(), "terms", terms));
  }
}
