package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Masking;

/** Columns and rows of a roster by name, for the rules that read them. */
final class Rows {
  private final Judging judging;

  Rows(Judging judging) {
    this.judging = judging;
  }

  List<Line> lines() {
    return judging.lines();
  }

  /** Position in the form's columns and in each row; the reader has checked that it is there. */
  int index(String key) {
    List<Column> columns = judging.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + key);
  }

  Column column(int index) {
    return judging.columns().get(index);
  }

  static Value value(Line line, int index) {
    return index < line.values().size() ? line.values().get(index) : Value.Blank.IT;
  }

  /** The text of a cell; null if it is blank or no text. */
  static @Nullable String text(Line line, int index) {
    return value(line, index) instanceof Value.Text text ? text.text() : null;
  }

  static @Nullable BigDecimal number(Line line, int index) {
    return value(line, index) instanceof Value.Numeric numeric ? numeric.number() : null;
  }

  /**
   * What two cells of the column are compared by; null if there is nothing to compare: blank,
   * broken, or a number that has lost its end.
   */
  @Nullable String comparable(Line line, int index) {
    return switch (value(line, index)) {
      case Value.Blank _, Value.Broken _ -> null;
      case Value.Day day -> day.date().toString();
      case Value.Text text -> comparable(text.text(), index);
      case Value.Numeric numeric ->
          switch (column(index).type()) {
            case ID_NUMBER, BANK_CARD -> null;
            case COUNT, AMOUNT_WAN, AMOUNT_YUAN, INTEGER, TEXT, DATE, CODE, CODES, YES_NO, PHONE ->
                numeric.number().stripTrailingZeros().toPlainString();
          };
    };
  }

  private String comparable(String text, int index) {
    return switch (column(index).type()) {
      case ID_NUMBER -> IdNumber.lift(IdNumber.normalise(text));
      case BANK_CARD -> BankCard.normalise(text);
      case COUNT, AMOUNT_WAN, AMOUNT_YUAN, INTEGER, TEXT, DATE, CODE, CODES, YES_NO, PHONE -> text;
    };
  }

  /** A text of the column as it may be shown. */
  String masked(String text, int index) {
    return switch (column(index).type()) {
      case ID_NUMBER -> Masking.id(text);
      case BANK_CARD -> Masking.card(text);
      case PHONE -> Masking.phone(text);
      case COUNT, AMOUNT_WAN, AMOUNT_YUAN, INTEGER, TEXT, DATE, CODE, CODES, YES_NO ->
          Masking.name(text);
    };
  }

  void found(RuleHead rule, Line line, int index, Words words) {
    found(rule, line, List.of(index), words);
  }

  /** A finding about one row; its place and the columns' labels stand in front of the words. */
  void found(RuleHead rule, Line line, List<Integer> indexes, Words words) {
    judging.found(
        rule,
        indexes.stream().map(index -> judging.spot(line, index)).toList(),
        placed(line, words));
  }

  static Words placed(Line line, Words words) {
    String row = line.sheetRow() > 0 ? "（第" + line.sheetRow() + "行）" : "";
    String rowEnglish = line.sheetRow() > 0 ? " (sheet row " + line.sheetRow() + ")" : "";
    return new Words(
        words.code(),
        "第" + line.number() + "条" + row + words.chinese(),
        "Entry " + line.number() + rowEnglish + ": " + words.english());
  }

  /** The column's label in quotation marks. */
  String label(int index) {
    return "“" + column(index).label() + "”";
  }
}
