package org.nuanbao.workbook;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;

/** How much of a form a draft of its blank found, each thing with its letter, unit and type. */
record DraftScore(String form, int wanted, List<String> missing, int sums) {
  static DraftScore of(Form form, Form drafted) {
    List<String> wanted = new ArrayList<>(things(form, form));
    Set<String> found = new HashSet<>(things(drafted, form));
    List<String> missing = new ArrayList<>();
    for (String thing : wanted) {
      if (!found.contains(thing)) {
        missing.add(thing);
      }
    }
    return new DraftScore(form.id().value(), wanted.size(), missing, sums(drafted));
  }

  /** Rounded down. */
  int percent() {
    return (wanted - missing.size()) * 100 / wanted;
  }

  String line() {
    return "%s: %d of %d found (%d%%), %d sum rules; not found: %s"
        .formatted(form, wanted - missing.size(), wanted, percent(), sums, missing);
  }

  private static int sums(Form form) {
    return (int) form.rules().stream().filter(rule -> rule.sum().isPresent()).count();
  }

  private static List<String> things(Form form, Form printed) {
    List<String> things = new ArrayList<>();
    form.fields().forEach(field -> things.add(field(field)));
    switch (form) {
      case Statistics statistics -> {
        for (Item item : statistics.items()) {
          things.add(plain(item.ref(), item.label(), item.unit(), word(item.type())));
          if (item.formula() != null) {
            things.add(plain("sum", item.ref(), item.formula()));
          }
        }
      }
      case Crosstab crosstab -> {
        crosstab.rows().forEach(row -> things.add(plain("row", row.group(), row.label())));
        crosstab
            .columns()
            .forEach(
                it -> things.add(plain("column", it.label(), it.answer().unit(), word(it.type()))));
      }
      case Roster roster ->
          roster.columns().forEach(column -> things.add(column(column, "column", printed)));
      case Single single -> {
        for (Question question : single.questions()) {
          things.add(
              plain(
                  "question", question.label(), type(question.type(), question.codes(), printed)));
        }
        single
            .groups()
            .forEach(
                group -> things.add(plain("group", group.label(), String.valueOf(group.stamp()))));
        single
            .tables()
            .forEach(table ->
                table.columns().forEach(it -> things.add(column(it, table.label(), printed))));
      }
      case FormOfParts parted ->
          parted.parts().forEach(part -> things.addAll(things(part.form(), printed)));
    }
    return things;
  }

  private static String field(Field field) {
    return plain("field", field.label(), word(field.type()), field.seal() ? "seal" : "");
  }

  private static String column(Column column, String where, Form printed) {
    return plain(where, column.label(), type(column.type(), column.codes(), printed));
  }

  /** With the codes where the blank prints them; what it does not print, nobody can read off it. */
  private static String type(ValueType type, List<String> codes, Form printed) {
    return switch (type) {
      case CODE, CODES -> isPrinted(codes, printed) ? word(type) + codes : "text";
      default -> word(type);
    };
  }

  private static boolean isPrinted(List<String> codes, Form printed) {
    String all =
        printed.layout().rows().stream()
            .flatMap(row -> row.slots().stream())
            .filter(Layout.Slot.Printed.class::isInstance)
            .map(slot -> ((Layout.Slot.Printed) slot).text())
            .collect(Collectors.joining("\n"));
    return codes.stream().allMatch(code -> all.contains("“" + code + "”"));
  }

  private static String word(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(String... parts) {
    return Normalizer.normalize(String.join(" | ", parts), Normalizer.Form.NFKC)
        .replaceAll("(?<! \\|)\\s+(?!\\| )", "");
  }
}
