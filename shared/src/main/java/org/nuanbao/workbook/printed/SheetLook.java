package org.nuanbao.workbook.printed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a sheet looks, apart from its texts.
 *
 * @param cells by row, then column, both from 0
 * @param widths widths of columns, in widths of a digit
 */
public record SheetLook(Map<Integer, Map<Integer, CellLook>> cells, Map<Integer, Double> widths) {
  private static final Logger LOG = LoggerFactory.getLogger(SheetLook.class);

  /** The area a draft looks at; cells further out only carry colours. */
  private static final int ROWS = 2_000;

  private static final int COLUMNS = 256;
  private static final int CHOICES = 200;
  private static final double WIDTH_UNIT = 256;

  /** The look of a sheet on which nothing is drawn. */
  public static final SheetLook NONE = new SheetLook(Map.of(), Map.of());

  CellLook at(int row, int column) {
    return cells.getOrDefault(row, Map.of()).getOrDefault(column, CellLook.PLAIN);
  }

  /**
   * The looks of a blank's sheets, by sheet name. Only for files that the door let through; sheets
   * are missing if the file cannot be read.
   */
  public static Map<String, SheetLook> read(byte[] file) {
    Map<String, SheetLook> looks = new HashMap<>();
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
      for (Sheet sheet : book) {
        looks.put(sheet.getSheetName(), look(sheet));
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // A draft can be made from texts alone; it only has more doubts.
      LOG.info("a blank's looks cannot be read: {}", e.getClass().getName());
    }
    return looks;
  }

  private static SheetLook look(Sheet sheet) {
    Map<Integer, Map<Integer, CellLook>> cells = new HashMap<>();
    Map<Integer, Double> widths = new HashMap<>();
    Map<Integer, Map<Integer, List<String>>> choices = choices(sheet);
    for (Row row : sheet) {
      if (row.getRowNum() >= ROWS) {
        continue;
      }
      Map<Integer, CellLook> looks = new HashMap<>();
      for (Cell cell : row) {
        if (cell.getColumnIndex() < COLUMNS) {
          looks.put(
              cell.getColumnIndex(),
              look(
                  cell,
                  choices
                      .getOrDefault(row.getRowNum(), Map.of())
                      .getOrDefault(cell.getColumnIndex(), List.of())));
          widths.computeIfAbsent(
              cell.getColumnIndex(), column -> sheet.getColumnWidth(column) / WIDTH_UNIT);
        }
      }
      cells.put(row.getRowNum(), looks);
    }
    return new SheetLook(cells, widths);
  }

  private static CellLook look(Cell cell, List<String> choices) {
    CellStyle style = cell.getCellStyle();
    String format = style.getDataFormatString();
    boolean[] sides = style instanceof XSSFCellStyle own ? drawn(cell, own) : drawn(style);
    return new CellLook(
        sides[0],
        sides[1],
        sides[2],
        sides[3],
        style.getFillPattern() != FillPatternType.NO_FILL,
        format == null ? "General" : format,
        false,
        cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null,
        cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : null,
        choices);
  }

  private static boolean[] drawn(CellStyle style) {
    return new boolean[] {
      style.getBorderLeft() != BorderStyle.NONE,
      style.getBorderTop() != BorderStyle.NONE,
      style.getBorderRight() != BorderStyle.NONE,
      style.getBorderBottom() != BorderStyle.NONE
    };
  }

  /**
   * The sides with a border. Some programs write a border without the flag that it applies, and POI
   * would then ignore it.
   */
  private static boolean[] drawn(Cell cell, XSSFCellStyle style) {
    int id = Math.toIntExact(style.getCoreXf().getBorderId());
    XSSFCellBorder border =
        ((XSSFWorkbook) cell.getSheet().getWorkbook()).getStylesSource().getBorderAt(id);
    boolean[] sides = new boolean[4];
    BorderSide[] order = {BorderSide.LEFT, BorderSide.TOP, BorderSide.RIGHT, BorderSide.BOTTOM};
    for (int i = 0; border != null && i < order.length; i++) {
      BorderStyle drawn = border.getBorderStyle(order[i]);
      sides[i] = drawn != null && drawn != BorderStyle.NONE;
    }
    return sides;
  }

  private static Map<Integer, Map<Integer, List<String>>> choices(Sheet sheet) {
    Map<Integer, Map<Integer, List<String>>> choices = new HashMap<>();
    for (DataValidation validation : sheet.getDataValidations()) {
      List<String> list = list(sheet, validation);
      if (list.isEmpty()) {
        continue;
      }
      for (CellRangeAddress range : validation.getRegions().getCellRangeAddresses()) {
        for (int row = range.getFirstRow(); row <= Math.min(range.getLastRow(), ROWS); row++) {
          for (int column = range.getFirstColumn();
              column <= Math.min(range.getLastColumn(), COLUMNS);
              column++) {
            choices.computeIfAbsent(row, any -> new HashMap<>()).put(column, list);
          }
        }
      }
    }
    return choices;
  }

  private static List<String> list(Sheet sheet, DataValidation validation) {
    var constraint = validation.getValidationConstraint();
    if (constraint == null) {
      return List.of();
    }
    String[] explicit = constraint.getExplicitListValues();
    if (explicit != null) {
      return Arrays.stream(explicit).map(String::strip).filter(it -> !it.isEmpty()).toList();
    }
    String formula = constraint.getFormula1();
    boolean isList =
        constraint.getValidationType()
            == org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType.LIST;
    return isList && formula != null ? cells(sheet, formula) : List.of();
  }

  private static List<String> cells(Sheet sheet, String formula) {
    List<String> texts = new ArrayList<>();
    try {
      AreaReference area = new AreaReference(formula, sheet.getWorkbook().getSpreadsheetVersion());
      for (CellReference reference : area.getAllReferencedCells()) {
        Sheet of =
            reference.getSheetName() == null
                ? sheet
                : sheet.getWorkbook().getSheet(reference.getSheetName());
        Row row = of == null ? null : of.getRow(reference.getRow());
        Cell cell = row == null ? null : row.getCell(reference.getCol());
        if (cell != null && cell.getCellType() == CellType.STRING && texts.size() < CHOICES) {
          texts.add(cell.getStringCellValue().strip());
        }
      }
    } catch (RuntimeException e) {
      // The list is a name or a function, whose values are not printed.
      return List.of();
    }
    return texts;
  }
}
