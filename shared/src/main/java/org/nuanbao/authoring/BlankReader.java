package org.nuanbao.authoring;

import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.region.SheetReader;
import org.nuanbao.authoring.region.SheetRelations;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Understands the sheets of a blank, and the blank as a whole. */
public final class BlankReader {
  private static final int LONG_TEXT = 12;
  private static final Pattern MARKER =
      Pattern.compile("附(件|表|录)?[0-9０-９一二三四五六七八九十\\-－]*[:：]?|.{0,8}[0-9]+[-0-9]*表");
  private static final Pattern LINES = Pattern.compile("[_＿]+");

  private BlankReader() {}

  public static Understood read(List<PrintedSheet> printed) {
    return Understood.of(printed.stream().map(BlankReader::sheet).toList());
  }

  private static Understood.Sheet sheet(PrintedSheet printed) {
    BlankGrid grid = new BlankGrid(printed);
    String title = title(grid);
    if (isInstructions(grid, title)) {
      return new Understood.Sheet(
          printed, Understood.Role.INSTRUCTIONS, title, List.of(), Relations.NONE);
    }
    SheetReader reader = new SheetReader(grid);
    List<Part> parts = reader.parts();
    boolean asks = parts.stream().anyMatch(BlankReader::asks);
    if (!asks) {
      return new Understood.Sheet(printed, Understood.Role.CODES, title, List.of(), Relations.NONE);
    }
    Relations across = new SheetRelations(grid, parts, reader.notes()).relations();
    return new Understood.Sheet(printed, Understood.Role.FORM, title, parts, across);
  }

  private static boolean asks(Part part) {
    boolean records = part instanceof Part.Roster roster && !roster.records().isEmpty();
    return records || !part.inputs().isEmpty();
  }

  /**
   * Whether a sheet only explains: one column of text whose title or sheet name says so, or that is
   * unframed sentences.
   */
  private static boolean isInstructions(BlankGrid grid, String title) {
    int lines = 0;
    int others = 0;
    int sentences = 0;
    int asked = 0;
    for (int row = 0; row < grid.rows(); row++) {
      List<BlankCell> texts = grid.texts(row);
      if (texts.size() == 1) {
        lines++;
        asked += texts.getFirst().sentence().gaps().isEmpty() ? 0 : 1;
        sentences += BareText.squeezed(texts.getFirst().text()).length() >= LONG_TEXT ? 1 : 0;
      } else if (texts.size() > 1) {
        others++;
      }
    }
    boolean named =
        Lexicon.USUAL.isInstructions(title) || Lexicon.USUAL.isInstructions(grid.name());
    return others * 4 <= lines
        && (named || (sentences >= 3 && asked < 2 && others == 0 && !isFramed(grid)));
  }

  private static boolean isFramed(BlankGrid grid) {
    return grid.all().stream().anyMatch(cell -> cell.isOpen() && cell.isFramed());
  }

  private static String title(BlankGrid grid) {
    for (int row = 0; row < Math.min(grid.rows(), 8); row++) {
      List<BlankCell> texts = grid.texts(row);
      if (texts.size() == 1) {
        String text = BareText.squeezed(texts.getFirst().text());
        boolean marker = MARKER.matcher(text).matches();
        if (!marker && text.length() >= 4 && !BareText.hasColon(text)) {
          return LINES.matcher(text).replaceAll("");
        }
      }
    }
    return grid.name();
  }
}
