package org.nuanbao.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Item;
import org.nuanbao.form.Question;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/**
 * What is wrong with a cell whatever the form's rules are: a number that has lost its end, a value
 * that cannot be believed, characters nobody can see. Rules leave such a cell out.
 */
final class CellChecks {
  private static final Words BROKEN =
      new Words(
          "BAD_NUMBER", "的内容无法读取（公式出错或数字无效），请重新填写。", " cannot be read. Please fill it in again.");
  private static final Words UNSEEN =
      new Words(
          "BAD_NAME",
          "含有看不见的字符，请删去后重新录入。",
          " holds characters nobody can see. Please type it again.");
  private static final Words LOST =
      new Words(
          "ID_AS_NUMBER",
          "是以数字录入的，第16位后已丢失，请以文本重新录入。",
          " was typed as a number and has lost what followed its 15th digit. Type it again as text.");

  private final Judging judging;
  private final Rows rows;

  CellChecks(Judging judging) {
    this.judging = judging;
    this.rows = new Rows(judging);
  }

  void check() {
    for (Field field : judging.form().fields()) {
      Value value = judging.field(field).value();
      Words words = fault(field.type(), value);
      if (words != null) {
        judging.foundInFile(
            Severity.ERROR, judging.fieldSpot(field), of("“" + field.label() + "”", words));
      }
    }
    for (Item item : judging.items()) {
      Value value = judging.figures().getOrDefault(item.ref(), Entry.NONE).value();
      Words words = fault(item.type(), value);
      if (words != null) {
        judging.foundInFile(
            Severity.ERROR,
            judging.figureSpot(item.ref()),
            of(item.ref() + "“" + item.core() + "”", words));
      }
    }
    if (judging.form() instanceof Single single) {
      answers(single);
    }
    List<Column> columns = judging.columns();
    for (Line line : judging.lines()) {
      for (int index = 0; index < columns.size(); index++) {
        Words words = fault(columns.get(index).type(), Rows.value(line, index));
        if (words != null) {
          judging.foundInFile(
              Severity.ERROR,
              judging.spot(line, index),
              Rows.placed(line, of(rows.label(index), words)));
        }
      }
    }
  }

  private void answers(Single form) {
    Cells cells = new Cells(judging);
    Stream<String> columns =
        form.tables().stream()
            .flatMap(
                table -> table.columns().stream().map(column -> table.key() + "." + column.key()));
    Stream.concat(form.questions().stream().map(Question::key), columns)
        .flatMap(cells::of)
        .forEach(cell -> {
          Words words = fault(cell.type(), cell.value());
          if (words != null) {
            judging.foundInFile(Severity.ERROR, cell.spot(), of(cell.label(), words));
          }
        });
  }

  private static Words of(String label, Words words) {
    return new Words(words.code(), label + words.chinese(), label + words.english());
  }

  private static @Nullable Words fault(ValueType type, Value value) {
    return switch (value) {
      case Value.Blank _, Value.Day _ -> null;
      case Value.Broken _ -> BROKEN;
      case Value.Text text -> type == ValueType.TEXT && hasUnseen(text.text()) ? UNSEEN : null;
      case Value.Numeric _ ->
          type == ValueType.ID_NUMBER || type == ValueType.BANK_CARD ? LOST : null;
    };
  }

  /** Control, zero-width and writing-direction characters; rare Hanzi and line breaks are fine. */
  private static boolean hasUnseen(String text) {
    return text.chars().anyMatch(c -> !isPlain(c) && isUnseen(c));
  }

  /** The usual Hanzi and ASCII, so that most texts are seen through quickly. */
  private static boolean isPlain(int c) {
    return (c >= 0x3400 && c < 0xD800) || (c >= ' ' && c <= '~');
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return (type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t')
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
