package org.nuanbao.local.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Head.Misprint;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;

/** Checks a form of any kind. */
final class FormLint {
  private static final Pattern UNIT_LINE = Pattern.compile("[单單]位\\s*[:：]\\s*\\S*[元圆圓]");
  private static final Pattern BRACKET = Pattern.compile("[（(][元圆圓][）)]");

  private final Form form;

  /** The form itself, or the one that it is a part of. */
  private final Form whole;

  private final Remarks about;

  private FormLint(Form form, Form whole, Remarks about) {
    this.form = form;
    this.whole = whole;
    this.about = about;
  }

  static void of(Form form, Remarks about) {
    FormLint lint = new FormLint(form, form, about);
    lint.rules();
    lint.look();
    lint.scripts();
    form.head().misprints().forEach(lint::misprint);
  }

  private void look() {
    switch (form) {
      case Statistics statistics -> new FigureLint(statistics, about).look();
      case Crosstab crosstab -> {
        new FigureLint(crosstab, about).look();
        labels(crosstab.rows().stream().map(row -> row.group() + " " + row.label()).toList());
        labels(crosstab.columns().stream().map(Crosstab.Measured::label).toList());
      }
      case Roster roster -> columns("", roster.columns());
      case Single single -> single(single);
      case FormOfParts parted ->
          parted.parts().forEach(part -> new FormLint(part.form(), parted, about).look());
    }
  }

  private void rules() {
    int wanted = 1;
    for (Rule rule : form.rules()) {
      String id = rule.head().id();
      int number = Integer.parseInt(id.substring(id.lastIndexOf('R') + 1));
      if (number != wanted) {
        about.doubt(
            id,
            "规则编号从R%02d跳到R%02d".formatted(wanted - 1, number),
            "rule ids jump from R%02d to R%02d".formatted(wanted - 1, number));
      }
      wanted = number + 1;
    }
  }

  private void columns(String table, List<Column> columns) {
    labels(columns.stream().map(Column::label).toList());
    for (Column column : columns) {
      codes(table + column.key(), column.codes());
      if (column.type() == ValueType.AMOUNT_YUAN) {
        yuan(table + column.key(), column.label());
      }
    }
  }

  private void single(Single single) {
    single
        .questions()
        .forEach(question -> {
          codes(question.key(), question.codes());
          if (question.type() == ValueType.AMOUNT_YUAN && !question.key().contains(".")) {
            yuan(question.key(), question.label());
          }
        });
    labels(single.questions().stream().map(question -> question.label()).toList());
    single.tables().forEach(table -> columns(table.key() + ".", table.columns()));
  }

  private void yuan(String key, String label) {
    if (!label.contains("元") && !isTold(form, key) && !isYuanPrinted()) {
      about.doubt(
          key,
          "“%s”没有印单位，按元读取".formatted(label),
          "“%s” prints no unit and is read as 元".formatted(label));
    }
  }

  /** Whether 元 is printed as the unit, above the table or in a heading over several columns. */
  private boolean isYuanPrinted() {
    return whole.sheets().stream()
        .flatMap(sheet -> sheet.layout().rows().stream())
        .anyMatch(row -> row.slots().stream().anyMatch(slot -> saysYuan(row.kind(), slot)));
  }

  private static boolean saysYuan(Layout.Kind kind, Layout.Slot slot) {
    return slot instanceof Layout.Slot.Printed(String text)
        && (UNIT_LINE.matcher(text).find()
            || (kind == Layout.Kind.HEADING && BRACKET.matcher(text).find()));
  }

  /** Whether the form's data records a misprint at that place. */
  static boolean isTold(Form form, String place) {
    return form.head().misprints().stream().anyMatch(misprint -> misprint.at().equals(place));
  }

  /**
   * Finds labels that repeat. In a form of parts they may, because parts are read by their place in
   * the print as a whole.
   */
  private void labels(List<String> labels) {
    if (!(whole instanceof FormOfParts)) {
      alike(
          labels,
          (_, label) ->
              about.doubt(
                  label,
                  "“%s”印了两次，读表时分不清".formatted(label),
                  "“%s” stands twice and cannot be told apart".formatted(label)));
    }
  }

  private void codes(String key, List<String> codes) {
    alike(
        codes,
        (other, code) ->
            about.doubt(
                key,
                "选项“%s”和“%s”只差字形或括号".formatted(other, code),
                "“%s” and “%s” differ only in script or brackets".formatted(other, code)));
  }

  /** Reports each text that is like an earlier one, with the earlier one as the first argument. */
  private static void alike(List<String> texts, BiConsumer<String, String> tell) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (String text : texts) {
      String other = seen.putIfAbsent(SimplifiedScript.alike(text), text);
      if (other != null) {
        tell.accept(other, text);
      }
    }
  }

  /** A label, and how the data writes it in simplified script. */
  private record Both(String where, String label, @Nullable String hans) {}

  private void scripts() {
    List<Both> both = new ArrayList<>();
    both.add(new Both("title", form.head().title(), form.head().simplified()));
    for (Field field : form.fields()) {
      both.add(new Both(field.ref(), field.label(), field.simplified()));
    }
    if (form instanceof Statistics statistics) {
      for (Item item : statistics.items()) {
        both.add(new Both(item.ref(), item.label(), item.simplified()));
      }
    }
    both.forEach(this::script);
  }

  private void script(Both both) {
    String converted = SimplifiedScript.simplified(both.label());
    boolean traditional =
        switch (form.head().script()) {
          case HANT -> true;
          case HANS -> false;
        };
    if (!traditional && !converted.equals(both.label())) {
      about.doubt(
          both.where(),
          "“%s”里有繁体字（简体：%s）".formatted(both.label(), converted),
          "traditional script in “%s”".formatted(both.label()));
    } else if (both.hans() == null && !converted.equals(both.label())) {
      about.doubt(
          both.where(),
          "缺简体写法（%s）".formatted(converted),
          "the label in simplified script is missing (%s)".formatted(converted));
    } else if (both.hans() != null && !both.hans().equals(converted)) {
      about.doubt(
          both.where(),
          "简体写法“%s”与转换所得“%s”不同".formatted(both.hans(), converted),
          "“%s” differs from the conversion “%s”".formatted(both.hans(), converted));
    }
  }

  private void misprint(Misprint misprint) {
    String printed = misprint.printed() == null ? "" : "印的是：" + misprint.printed();
    String meant = misprint.meant() == null ? "" : "应为：" + misprint.meant();
    String both =
        Stream.of(printed, meant)
            .filter(text -> !text.isEmpty())
            .reduce((a, b) -> a + "；" + b)
            .map(text -> "（" + text + "）")
            .orElse("");
    about.doubt(
        misprint.at(), "印刷疑点：" + misprint.doubt() + both, "misprint: " + misprint.doubt() + both);
  }
}
