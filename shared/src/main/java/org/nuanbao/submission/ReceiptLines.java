package org.nuanbao.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.PartBody;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** What a receipt tells of an accepted reading: figures and counts, nothing of persons. */
public final class ReceiptLines {
  private ReceiptLines() {}

  /** One sentence a line: a statistics form's main items and how many were filled, or the rows. */
  public static List<String> lines(Form form, Reading reading) {
    if (reading.saysNothing()) {
      return List.of("零报告：本期无发生。");
    }
    return switch (reading.body()) {
      case Body.Lines(var rows, var ignored) -> List.of("共 " + rows.size() + " 行。");
      case Body.Answers answers ->
          form instanceof FormOfParts parted ? parts(parted, answers) : List.of("共 1 份。");
      case Body.Figures figures ->
          switch (form) {
            case FigureForm tabled -> figures(tabled, figures);
            case Roster _, Single _, FormOfParts _ ->
                throw new IllegalArgumentException("figures are no reading of " + form.id());
          };
    };
  }

  /** Of each part what is told of its kind, behind its name. */
  private static List<String> parts(FormOfParts form, Body.Answers answers) {
    List<String> lines = new ArrayList<>();
    for (FormOfParts.Part part : form.parts()) {
      switch (part.form()) {
        case Roster _ ->
            lines.add(part.label() + "：共 " + answers.rows(part.key()).lines().size() + " 行。");
        case FigureForm tabled -> {
          if (PartBody.of(part, answers) instanceof Body.Figures figures) {
            figures(tabled, figures).forEach(line -> lines.add(part.label() + "：" + line));
          }
        }
        case Single _, FormOfParts _ -> {}
      }
    }
    return lines.isEmpty() ? List.of("共 1 份。") : lines;
  }

  /** Of a file of cards or vouchers: how many ended how. */
  public static List<String> parts(Map<Subjects.End, Integer> ends) {
    List<String> lines = new ArrayList<>();
    lines.add("共 " + ends.values().stream().mapToInt(Integer::intValue).sum() + " 份。");
    for (Subjects.End end : Subjects.End.values()) {
      Integer count = ends.get(end);
      if (count != null) {
        lines.add(told(end) + " " + count + " 份。");
      }
    }
    return lines;
  }

  private static String told(Subjects.End end) {
    return switch (end) {
      case CURRENT -> "新接收";
      case UNCHANGED -> "与原来相同、没有变化的";
      case NEWER -> "已有更新报送、以更新的为准的";
      case APPROVED -> "任务已审核通过、没有替换的";
    };
  }

  private static List<String> figures(FigureForm form, Body.Figures figures) {
    List<String> lines = new ArrayList<>();
    int filled = 0;
    for (Item item : form.items()) {
      Value value = figures.items().getOrDefault(item.ref(), Entry.NONE).value();
      filled += value.isBlank() ? 0 : 1;
      if (item.parent() == null && value instanceof Value.Numeric(BigDecimal number)) {
        lines.add(item.core() + "：" + plain(number) + " " + item.unit());
      }
    }
    lines.add("共填报 " + filled + " 项，表内共 " + form.items().size() + " 项。");
    return lines;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
