package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.DraftBody.Section;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads a table of lettered or numbered items with one figure each. */
final class StatisticsDraft {
  private static final Set<String> UNIT = Set.of("单位", "计量单位");
  private static final Pattern FORMULA = Pattern.compile("[=＝].*[+＋]");
  private static final Pattern MARK = Pattern.compile("[、.．]$");
  private static final Pattern BRACKETS = Pattern.compile("^[（(](.+)[)）]$");

  private final PrintedSheet sheet;
  private final Grid grid;
  private final UnaryOperator<String> simplified;
  private final int figures;
  private final int units;
  private final int heading;
  private final Map<String, List<Item>> sections = new LinkedHashMap<>();
  private final Set<String> refs = new HashSet<>();
  private String section = "";
  private String letter = "";

  /**
   * A reader for the table.
   *
   * @param heading the row after the last row of its heading
   */
  StatisticsDraft(
      PrintedSheet sheet,
      Outline outline,
      int heading,
      Grid grid,
      UnaryOperator<String> simplified) {
    this.sheet = sheet;
    this.grid = grid;
    this.simplified = simplified;
    this.heading = heading;
    this.figures = figures(outline);
    this.units = units(outline);
  }

  /** The column of the figures: below the heading's last text, else that of the last cell. */
  private int figures(Outline outline) {
    for (int row = heading - 1; row >= outline.top(); row--) {
      List<PrintedCell> texts = sheet.texts(row);
      if (!texts.isEmpty()) {
        return texts.getLast().column();
      }
    }
    return sheet.at(heading, sheet.columns() - 1).column();
  }

  private int units(Outline outline) {
    for (int row = outline.top(); row < heading; row++) {
      for (PrintedCell cell : sheet.texts(row)) {
        if (UNIT.contains(simplified.apply(cell.plain()))) {
          return cell.column();
        }
      }
    }
    return -1;
  }

  List<Section> read(Outline outline) {
    grid.kinds(outline.top(), heading, Kind.HEADING);
    for (int row = heading; row < outline.bottom(); row++) {
      if (!sheet.isBlank(row)) {
        grid.kind(row, Kind.TABLE);
        row(row);
      }
    }
    List<Section> read = new ArrayList<>();
    sections.forEach((number, items) -> read.add(section(number, items)));
    return read;
  }

  private Section section(String number, List<Item> items) {
    List<Item> related = new Wholes(items).related();
    String title = simplified.apply(PrintedText.core(items.getFirst().label()));
    return new Section(number, title, related);
  }

  private void row(int row) {
    String own = "";
    PrintedCell label = null;
    String unit = null;
    for (PrintedCell cell : sheet.texts(row)) {
      String plain = cell.plain();
      if (cell.column() >= figures) {
        continue;
      }
      if (label == null && number(plain) != null) {
        section = String.valueOf(number(plain));
        letter = "";
      } else if (label == null && PrintedText.letter(plain).isPresent()) {
        own = PrintedText.letter(plain).orElseThrow();
      } else if (cell.column() == units) {
        unit = plain;
      } else if (label == null) {
        label = cell;
      }
    }
    PrintedCell figure = sheet.at(row, figures);
    if (label == null || label.right() > figures || !figure.isBlank() || figure.row() != row) {
      return;
    }
    item(label, own, unit, figure);
  }

  /** The number as printed, 一 as 1; null if the text is no number. */
  private static @Nullable String number(String plain) {
    String bare = BRACKETS.matcher(MARK.matcher(plain).replaceFirst("")).replaceFirst("$1");
    int chinese = "一二三四五六七八九十".indexOf(bare);
    if (bare.length() == 1 && chinese >= 0) {
      return String.valueOf(chinese + 1);
    }
    return PrintedText.isNumber(bare) ? bare : null;
  }

  private void item(
      PrintedCell label, String own, @Nullable String unitBeside, PrintedCell figure) {
    List<Doubt> doubts = new ArrayList<>();
    if (section.isEmpty()) {
      section = "1";
      doubts.add(new Doubt("没有印序号，暂归第1组", "no section number is printed"));
    }
    String ref = ref(own, doubts);
    String printed = PrintedText.line(label.text());
    String formula = PrintedText.formula(printed).orElse(null);
    String text = PrintedText.withoutFormula(printed);
    if (formula == null && FORMULA.matcher(printed).find()) {
      doubts.add(new Doubt("印的公式读不懂，请人工写规则", "the printed formula cannot be parsed"));
    }
    String unit = unitBeside == null ? unit(text, doubts) : unitBeside;
    ValueType type = type(simplified.apply(unit), doubts);
    String plain = simplified.apply(text);
    sections
        .computeIfAbsent(section, any -> new ArrayList<>())
        .add(
            new Item(
                ref,
                text,
                plain.equals(text) ? null : plain,
                unit,
                type,
                null,
                formula,
                List.copyOf(doubts)));
    grid.set(label, "#" + ref);
    grid.set(figure, "=" + ref);
  }

  /**
   * The ref with the printed letter. Without one: A in a new section, else the letter above and a
   * number.
   */
  private String ref(String own, List<Doubt> doubts) {
    if (!own.isEmpty()) {
      letter = own;
      String ref = section + "." + own;
      if (refs.add(ref)) {
        return ref;
      }
      doubts.add(new Doubt("编号" + own + "印了两次", "letter " + own + " is printed twice"));
    } else if (letter.isEmpty()) {
      letter = "A";
      if (refs.add(section + ".A")) {
        return section + ".A";
      }
    } else {
      doubts.add(new Doubt("没有印编号，暂用上一个编号加数字", "no letter is printed"));
    }
    int number = 1;
    while (!refs.add(section + "." + letter + number)) {
      number++;
    }
    return section + "." + letter + number;
  }

  private String unit(String label, List<Doubt> doubts) {
    String bracketed = PrintedText.unit(label).orElse("");
    if (LabelWords.USUAL.ofUnit(simplified.apply(bracketed)).isPresent()) {
      return bracketed;
    }
    String atEnd = LabelWords.USUAL.unitAtEnd(simplified.apply(label)).orElse("");
    if (!atEnd.isEmpty()) {
      doubts.add(new Doubt("单位按名称末尾推断", "unit guessed from the label's end"));
      return atEnd;
    }
    if (!bracketed.isEmpty()) {
      return bracketed;
    }
    doubts.add(new Doubt("没有印单位，请补", "no unit is printed"));
    return "个";
  }

  private static ValueType type(String unit, List<Doubt> doubts) {
    return LabelWords.USUAL
        .ofUnit(unit)
        .orElseGet(() -> {
          doubts.add(new Doubt("不认识单位“" + unit + "”，类型按计数猜测", "unknown unit, type guessed"));
          return ValueType.COUNT;
        });
  }
}
