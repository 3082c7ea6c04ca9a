package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.LookStyles.Look;
import org.nuanbao.workbook.mark.TextWidth;

/** Draws the printed form: texts, borders, merged cells, widths and heights. */
final class Printing {
  private static final int LINE_POINTS = 15;

  private final Form form;
  private final Placement placement;
  private final Labels labels;
  private final LookStyles styles;
  private final XSSFSheet sheet;
  private final List<Boolean> margin;

  Printing(Form form, Placement placement, LookStyles styles, XSSFSheet sheet) {
    this.form = form;
    this.placement = placement;
    this.labels = new Labels(form);
    this.styles = styles;
    this.sheet = sheet;
    this.margin =
        IntStream.range(0, placement.columns()).mapToObj(placement.layout()::isMargin).toList();
  }

  void draw() {
    for (int c = 0; c < placement.columns(); c++) {
      // A column has five pixels of padding, which leave no room for text.
      sheet.setColumnWidth(c, placement.layout().widths().get(c) * 256 + 182);
    }
    for (int r = 0; r < placement.rows().size(); r++) {
      row(r, placement.rows().get(r));
    }
    sheet.getMergedRegions().forEach(this::roomAcrossRows);
  }

  /**
   * Makes rows higher for a label that spans several of them, where it needs more room than they
   * have, for instance when its characters stand one below the other.
   */
  private void roomAcrossRows(CellRangeAddress extent) {
    int rows = extent.getLastRow() - extent.getFirstRow() + 1;
    if (rows == 1) {
      return;
    }
    String text =
        sheet.getRow(extent.getFirstRow()).getCell(extent.getFirstColumn()).getStringCellValue();
    float lacking = textHeight(lines(text, extent));
    for (int r = extent.getFirstRow(); r <= extent.getLastRow(); r++) {
      lacking -= sheet.getRow(r).getHeightInPoints();
    }
    for (int r = extent.getFirstRow(); lacking > 0 && r <= extent.getLastRow(); r++) {
      XSSFRow row = sheet.getRow(r);
      row.setHeightInPoints(row.getHeightInPoints() + lacking / rows);
    }
  }

  private void row(int r, Layout.Row printed) {
    XSSFRow row = sheet.createRow(r);
    int lines = printed.lines();
    for (int c = 0; c < placement.columns(); c++) {
      Slot slot = c < printed.slots().size() ? printed.slots().get(c) : new Slot.Empty();
      XSSFCell cell = row.createCell(c);
      CellAddress at = cell.getAddress();
      Look look = look(printed.kind(), slot, c);
      boolean bare = margin.get(c) || placement.isPrepared(r);
      cell.setCellStyle(styles.of(bare ? look.unlined() : look));
      Optional<String> text = labels.text(slot).map(said -> broken(printed.kind(), said, at));
      text.ifPresent(value -> CellWriter.text(cell, value));
      if (!(slot instanceof Slot.Left) && !(slot instanceof Slot.Up)) {
        CellRangeAddress extent = placement.extent(r, c);
        if (extent.getNumberOfCells() > 1) {
          sheet.addMergedRegionUnsafe(extent);
        }
        if (extent.getFirstRow() == extent.getLastRow()) {
          lines = Math.max(lines, text.map(value -> lines(value, extent)).orElse(1));
        }
      }
    }
    row.setHeightInPoints(height(printed.kind(), lines));
  }

  /** The text of a heading; one too long for its column breaks before its bracket, as in print. */
  private String broken(Kind kind, String text, CellAddress at) {
    int bracket = text.indexOf('（');
    return kind == Kind.HEADING
            && bracket > 0
            && lines(text, placement.extent(at.getRow(), at.getColumn())) > 1
        ? text.substring(0, bracket) + "\n" + text.substring(bracket)
        : text;
  }

  private int lines(String text, CellRangeAddress extent) {
    return TextWidth.lines(text, placement.width(extent));
  }

  private static float height(Kind kind, int lines) {
    return switch (kind) {
      case MARKER -> 20;
      case TITLE -> Math.max(36, 26 * lines);
      case FIELDS -> Math.max(24, LINE_POINTS * lines + 6);
      case HEADING -> Math.max(24, LINE_POINTS * lines + 8);
      case TEXT -> LINE_POINTS * lines + 5;
      case TABLE -> Math.max(18, textHeight(lines));
      case BODY -> Math.max(24, textHeight(lines));
      case NOTE -> LINE_POINTS * lines + 6;
    };
  }

  /** The height in points of a cell with this many lines. */
  static float textHeight(int lines) {
    return LINE_POINTS * lines + 3;
  }

  private Look look(Kind kind, Slot slot, int column) {
    return switch (slot) {
      case Slot.Line _ when kind != Kind.TABLE && kind != Kind.HEADING ->
          Look.text(11, HorizontalAlignment.LEFT).input(LookStyles.format(ValueType.TEXT));
      case Slot.Line _ ->
          Look.box(HorizontalAlignment.LEFT).input(LookStyles.format(ValueType.TEXT));
      case Slot.Label _ when form instanceof Single && kind == Kind.TABLE ->
          Look.box(HorizontalAlignment.CENTER);
      case Slot.Input(String ref) -> input(kind, labels.type(ref));
      case Slot.FieldInput(String key) -> field(labels.fieldType(key));
      case Slot.Printed _, Slot.Label _, Slot.Left _, Slot.Up _, Slot.Empty _ ->
          printed(kind, slot, column);
    };
  }

  private static Look input(Kind kind, ValueType type) {
    HorizontalAlignment align =
        kind == Kind.BODY && type == ValueType.TEXT
            ? HorizontalAlignment.LEFT
            : HorizontalAlignment.CENTER;
    return Look.box(align).input(LookStyles.format(type));
  }

  private static Look field(ValueType type) {
    HorizontalAlignment align =
        type == ValueType.DATE ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
    return Look.text(11, align).input(LookStyles.format(type));
  }

  private static Look printed(Kind kind, Slot slot, int column) {
    return switch (kind) {
      case MARKER -> Look.text(12, HorizontalAlignment.LEFT);
      case TITLE -> Look.text(18, HorizontalAlignment.CENTER).strong();
      case FIELDS ->
          Look.text(
              11,
              slot instanceof Slot.Label && column > 0
                  ? HorizontalAlignment.RIGHT
                  : HorizontalAlignment.LEFT);
      case HEADING -> Look.box(HorizontalAlignment.CENTER).strong();
      case TABLE ->
          Look.box(
              slot instanceof Slot.Label ? HorizontalAlignment.LEFT : HorizontalAlignment.CENTER);
      case BODY -> Look.box(HorizontalAlignment.CENTER);
      case TEXT, NOTE -> Look.text(11, HorizontalAlignment.LEFT);
    };
  }

  /** The printed texts and the types of a form's items, columns and fields, by ref. */
  static final class Labels {
    /** The space between an item's label and the sum printed after it. */
    private static final String GAP = "      ";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, ValueType> types = new HashMap<>();

    Labels(Form form) {
      Set<String> labelled =
          form.sheets().stream()
              .flatMap(sheet -> sheet.layout().rows().stream())
              .flatMap(row -> row.slots().stream())
              .filter(Slot.Label.class::isInstance)
              .map(slot -> ((Slot.Label) slot).ref())
              .collect(Collectors.toSet());
      for (Field field : form.fields()) {
        texts.put(field.ref(), field.printed());
        if (!labelled.contains(field.ref())) {
          field.placeholder().ifPresent(text -> placeholders.put(field.key(), text));
        }
        types.put(Placement.fieldRef(field.key()), field.type());
      }
      texts.putAll(form.labels());
      for (Place place : form.places().values()) {
        if (place.prompt() instanceof Field) {
          continue;
        }
        types.put(place.name(), place.prompt().type());
        if (place.prompt() instanceof Item item && item.formula() != null) {
          texts.put(place.name(), item.label() + GAP + item.formula());
        }
      }
    }

    /** The text printed in a slot; empty if there is none. */
    Optional<String> text(Slot slot) {
      return switch (slot) {
        case Slot.Printed(String text) -> Optional.of(text);
        case Slot.Label(String ref) -> Optional.of(known(texts, ref));
        case Slot.FieldInput(String key) -> Optional.ofNullable(placeholders.get(key));
        case Slot.Line(var parts) ->
            Optional.of(parts.stream().map(Layout.Part::printed).collect(Collectors.joining()));
        case Slot.Input _, Slot.Left _, Slot.Up _, Slot.Empty _ -> Optional.empty();
      };
    }

    ValueType type(String ref) {
      return known(types, ref);
    }

    ValueType fieldType(String key) {
      return known(types, Placement.fieldRef(key));
    }

    private static <T> T known(Map<String, T> all, String ref) {
      T one = all.get(ref);
      if (one == null) {
        throw new IllegalArgumentException("the layout names what the form does not have: " + ref);
      }
      return one;
    }
  }
}
