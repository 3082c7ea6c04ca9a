package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nuanbao.form.Column;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.YesNo;

/**
 * One figure of a form's totals.
 *
 * @param key the key it has in totals
 * @param label in Chinese, with its unit
 * @param additive whether the parts add up to the total; a distinct value may occur in two parts
 */
record Figure(String key, String label, ValueType type, boolean additive) {

  /** All figures of the form, in printed order. */
  static List<Figure> of(Form form) {
    return switch (form) {
      case FigureForm tabled -> tabled.items().stream().flatMap(item -> of(item).stream()).toList();
      case Roster roster ->
          roster.measures().stream()
              .flatMap(measure -> of(measure, column -> label(roster, column)).stream())
              .toList();
      case Single single ->
          single.measures().stream()
              .flatMap(measure -> of(measure, question -> label(single, question)).stream())
              .toList();
      case FormOfParts parted ->
          parted.parts().stream()
              .flatMap(part -> of(part.form()).stream().map(figure -> figure.in(part)))
              .toList();
    };
  }

  private Figure in(FormOfParts.Part part) {
    return new Figure(part.name(key), part.label() + "：" + label, type, additive);
  }

  private static List<Figure> of(Item item) {
    String label = item.ref() + " " + item.label();
    return item.type() == ValueType.YES_NO
        ? YesNo.answers().stream()
            .map(answer -> count(item.ref() + "/" + answer, label + "：" + answer))
            .toList()
        : List.of(new Figure(item.ref(), label, item.type(), true));
  }

  private static List<Figure> of(Measure measure, UnaryOperator<String> label) {
    return switch (measure) {
      case Measure.Rows(String key) -> List.of(count(key, "人次（行数）"));
      case Measure.Distinct(String key, String column) ->
          List.of(new Figure(key, label.apply(column) + "（不重复）", ValueType.COUNT, false));
      case Measure.Equal(String key, String column, String value) ->
          List.of(count(key, label.apply(column) + "：" + value));
      case Measure.Bands bands -> bands(bands, label.apply(bands.column()));
      case Measure.Total(String key, String column) ->
          List.of(new Figure(key, label.apply(column) + "合计", ValueType.AMOUNT_YUAN, true));
      case Measure.Amount(String key) ->
          List.of(new Figure(key, "金额（元）", ValueType.AMOUNT_YUAN, true));
    };
  }

  private static List<Figure> bands(Measure.Bands bands, String label) {
    List<Integer> bounds = bands.bounds();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        count(bands.key() + "/<" + bounds.getFirst(), label + "：" + bounds.getFirst() + "以下"));
    for (int i = 1; i < bounds.size(); i++) {
      String band = bounds.get(i - 1) + "-" + (bounds.get(i) - 1);
      figures.add(count(bands.key() + "/" + band, label + "：" + band));
    }
    figures.add(
        count(bands.key() + "/>=" + bounds.getLast(), label + "：" + bounds.getLast() + "及以上"));
    return figures;
  }

  private static Figure count(String key, String label) {
    return new Figure(key, label, ValueType.COUNT, true);
  }

  private static String label(Roster roster, String column) {
    return roster.column(column).map(Column::label).orElse(column);
  }

  private static String label(Single single, String question) {
    return single.question(question).map(Question::label).orElse(question);
  }
}
