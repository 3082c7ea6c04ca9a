package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.Field;

/** Finds printed labels of fields within the text of one cell. */
final class FieldLabels {
  /**
   * A label within a text.
   *
   * @param start of the label
   * @param end behind the label and its colon
   */
  record Hit(Field field, int start, int end) {}

  private record Variant(Field field, String text) {}

  private static final Pattern COLONS = Pattern.compile("(\\([^()]{1,8}\\))?:+");

  private final List<Variant> variants = new ArrayList<>();

  FieldLabels(List<Field> fields) {
    for (Field field : fields) {
      if (field.placeholder().isEmpty()) {
        add(field, LabelText.withoutColon(LabelText.of(field.printed())));
      }
      field.labels().forEach(label -> add(field, LabelText.of(label)));
    }
    variants.sort(LONGEST);
    List<Variant> same = new ArrayList<>();
    for (Field field : fields) {
      for (String label : SameLabels.of(LabelText.of(field.label()))) {
        same.add(new Variant(field, label));
      }
    }
    // What two blanks may be called belongs to neither.
    same.removeIf(one -> same.stream().anyMatch(it -> isAnothers(it, one)));
    same.removeIf(one -> variants.stream().anyMatch(it -> it.text().equals(one.text())));
    same.sort(LONGEST);
    variants.addAll(same);
  }

  private static final Comparator<Variant> LONGEST =
      Comparator.comparingInt((Variant v) -> v.text().length()).reversed();

  private static boolean isAnothers(Variant one, Variant other) {
    return one.text().equals(other.text()) && !one.field().equals(other.field());
  }

  private void add(Field field, String text) {
    Variant variant = new Variant(field, text);
    if (!text.isEmpty() && !variants.contains(variant)) {
      variants.add(variant);
    }
  }

  /** From the left, none within another. */
  List<Hit> in(String text) {
    StringBuilder plain = new StringBuilder();
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String piece = LabelText.plain(text.codePointAt(i));
      plain.append(piece);
      for (int k = 0; k < piece.length(); k++) {
        from.add(i);
      }
    }
    from.add(text.length());
    List<Hit> hits = new ArrayList<>();
    int at = 0;
    while (at < plain.length()) {
      Optional<Hit> hit = at(plain, at, from);
      if (hit.isPresent()) {
        hits.add(hit.get());
        while (at < plain.length() && from.get(at) < hit.get().end()) {
          at++;
        }
      } else {
        at++;
      }
    }
    return hits;
  }

  /** A label with its colons, or all that stands in the cell; a seal's word may stand between. */
  private Optional<Hit> at(StringBuilder plain, int at, List<Integer> from) {
    Matcher colons = COLONS.matcher(plain);
    for (Variant variant : variants) {
      int end = at + variant.text().length();
      if (end <= plain.length() && plain.indexOf(variant.text(), at) == at) {
        boolean colon = colons.find(end) && colons.start() == end;
        boolean whole = at == 0 && (end == plain.length() || isBracket(plain.substring(end)));
        if (colon || whole) {
          int last = colon ? colons.end() - 1 : -1;
          return Optional.of(
              new Hit(
                  variant.field(),
                  from.get(at),
                  colon ? from.get(last) + 1 : from.get(plain.length())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isBracket(String text) {
    return text.length() <= 10 && text.startsWith("(") && text.endsWith(")");
  }
}
