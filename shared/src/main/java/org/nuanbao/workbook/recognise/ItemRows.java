package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nuanbao.form.Item;
import org.nuanbao.form.Statistics;

/**
 * Where a statistics form's items are, found by their printed labels. Items with the same label are
 * told apart by the letter before it and by their order.
 *
 * @param places by item ref
 * @param twice items whose label occurs twice
 * @param otherUnit items whose row names another unit of money
 */
record ItemRows(Map<String, Place> places, List<Item> twice, List<Item> otherUnit) {
  /** A label's row and the column it begins in. */
  record Place(KeptRow row, int column) {}

  private static final Pattern FORMULA = Pattern.compile("\\(?[A-Z]?=[A-Z](\\+[A-Z])*\\)?$");

  private static final Pattern AROUND = Pattern.compile("[()、.,:]");

  int found() {
    return places.size();
  }

  /** The cells of the labels. */
  Set<String> cells() {
    return places.values().stream()
        .map(place -> place.row().cell(place.column()))
        .collect(Collectors.toSet());
  }

  static ItemRows find(Statistics form, List<KeptRow> rows) {
    return new Search(form).over(rows);
  }

  /** One search through a sheet's rows, from the top. */
  private static final class Search {
    private final List<Item> items;
    private final Map<String, Set<Integer>> byLabel = new HashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> byCore = new HashMap<>();
    private final List<Item> twice = new ArrayList<>();
    private final List<Item> otherUnit = new ArrayList<>();
    private int last = -1;

    Search(Statistics form) {
      items = form.items();
      for (int i = 0; i < items.size(); i++) {
        for (String printed : items.get(i).labels()) {
          String label = LabelText.of(printed);
          String whole = LabelText.withoutPart(label);
          // Without its unit a label may be another item's, so the label as printed goes first.
          for (String variant : List.of(label, whole)) {
            byLabel.computeIfAbsent(variant, v -> new LinkedHashSet<>()).add(i);
          }
        }
      }
      for (int i = 0; i < items.size(); i++) {
        String core = LabelText.of(items.get(i).core());
        byCore.computeIfAbsent(core, c -> new LinkedHashSet<>()).add(i);
      }
    }

    ItemRows over(List<KeptRow> rows) {
      for (KeptRow row : rows) {
        for (int column = 0; column < row.width(); column++) {
          Set<Integer> candidates = candidates(row.label(column));
          if (!candidates.isEmpty()) {
            place(candidates, row, column);
            break;
          }
        }
      }
      return new ItemRows(places, twice, otherUnit);
    }

    /**
     * The items a label may mean: compared as printed, or else without what typists put around it.
     */
    private Set<Integer> candidates(String label) {
      if (label.length() < 2) {
        return Set.of();
      }
      String words = FORMULA.matcher(label).replaceFirst("");
      String bare = LabelText.bare(words);
      for (String variant : List.of(label, words, bare)) {
        Set<Integer> exact = byLabel.get(variant);
        if (exact != null) {
          return exact;
        }
      }
      Set<Integer> core = byCore.get(bare);
      return core == null ? withUnit(bare) : core;
    }

    /**
     * The items whose label has their unit in brackets, although the form prints the unit
     * elsewhere.
     */
    private Set<Integer> withUnit(String label) {
      String unit = LabelText.bracket(label);
      Set<Integer> named = new LinkedHashSet<>();
      for (int i : byCore.getOrDefault(LabelText.withoutBracket(label), Set.of())) {
        if (LabelText.of(items.get(i).unit()).equals(unit)) {
          named.add(i);
        }
      }
      return named;
    }

    private void place(Set<Integer> candidates, KeptRow row, int column) {
      int chosen =
          candidates.size() == 1 ? candidates.iterator().next() : among(candidates, row, column);
      Item item = items.get(chosen);
      if (saysOtherUnit(item, row)) {
        otherUnit.add(item);
      }
      if (places.putIfAbsent(item.ref(), new Place(row, column)) == null) {
        last = Math.max(last, chosen);
      } else {
        twice.add(item);
      }
    }

    /** Chooses by the letter in the row, or else the first item after those already found. */
    private int among(Set<Integer> candidates, KeptRow row, int column) {
      String before = LabelText.letter(row.label(column));
      List<Integer> free =
          candidates.stream().filter(i -> !places.containsKey(items.get(i).ref())).toList();
      List<Integer> lettered =
          free.stream()
              .filter(i ->
                  before.isEmpty()
                      ? hasLetter(row, items.get(i).letter())
                      : before.equals(items.get(i).letter()))
              .toList();
      List<Integer> left = lettered.isEmpty() ? free : lettered;
      return left.stream()
          .filter(i -> i > last)
          .findFirst()
          .orElseGet(() -> left.isEmpty() ? candidates.iterator().next() : left.getFirst());
    }

    private static boolean hasLetter(KeptRow row, String letter) {
      for (int column = 0; column < row.width(); column++) {
        String label = row.label(column);
        if (label.length() <= 3 && AROUND.matcher(label).replaceAll("").equals(letter)) {
          return true;
        }
      }
      return false;
    }

    private static boolean saysOtherUnit(Item item, KeptRow row) {
      for (int column = 0; column < row.width(); column++) {
        String label = row.label(column);
        boolean unit = label.equals("元") || label.equals("万元") || label.equals("萬元");
        if (unit && LabelText.isOtherMoney(item.type(), label)) {
          return true;
        }
      }
      return false;
    }
  }
}
