package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  private final List<Variant> variants = new ArrayList<>();

  FieldLabels(List<Field> fields) {
    for (Field field : fields) {
      if (field.placeholder().isEmpty()) {
        add(field, LabelText.withoutColon(LabelText.of(field.printed())));
      }
      field.labels().forEach(label -> add(field, LabelText.of(label)));
    }
    variants.sort(Comparator.comparingInt((Variant v) -> v.text().length()).reversed());
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
    for (int i = 0; i < text.length(); i++) {
      String piece = LabelText.plain(text.charAt(i));
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

  private Optional<Hit> at(StringBuilder plain, int at, List<Integer> from) {
    for (Variant variant : variants) {
      int end = at + variant.text().length();
      if (end <= plain.length() && plain.indexOf(variant.text(), at) == at) {
        boolean colon = end < plain.length() && plain.charAt(end) == ':';
        boolean whole = at == 0 && end == plain.length();
        if (colon || whole) {
          int behind = colon ? from.get(end) + 1 : from.get(end);
          return Optional.of(new Hit(variant.field(), from.get(at), behind));
        }
      }
    }
    return Optional.empty();
  }
}
