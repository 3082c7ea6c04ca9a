package org.nuanbao.workbook.cells;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.OpenDocumentXml;

/**
 * The text of a cell of an {@code .ods}: its paragraphs, one a line, with white space as the
 * standard has it (OpenDocument 1.3 part 3, 6.1.2). Notes and drawings are no part of it.
 */
final class OdsText {
  /** Elements within a paragraph whose text stands beside it. */
  private static final Set<String> ASIDE = Set.of("text:note", "text:ruby-text");

  private final OpenDocumentXml xml;
  private final OdsStyles styles;
  private final Consumer<OpenDocumentXml> foreign;
  private final StringBuilder text = new StringBuilder();
  private int paragraphs;
  private int start;
  private boolean space;
  private boolean white;
  private boolean struck;

  /**
   * The text of a cell that has just started.
   *
   * @param foreign passes over an element that is no text, to its end
   */
  OdsText(OpenDocumentXml xml, OdsStyles styles, Consumer<OpenDocumentXml> foreign) {
    this.foreign = foreign;
    this.xml = xml;
    this.styles = styles;
  }

  /** Reads to the end of the cell just started. */
  void read() {
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          switch (xml.name()) {
            case "text:p", "text:h" -> paragraph();
            default -> foreign.accept(xml);
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new FileRefusal(Problem.UNREADABLE);
      }
    }
  }

  private void paragraph() {
    if (paragraphs++ > 0) {
      add("\n");
    }
    start = text.length();
    space = false;
    white = false;
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> depth += inline() ? 0 : 1;
        case END -> depth--;
        case TEXT -> words(xml.text());
        case DONE -> throw new FileRefusal(Problem.UNREADABLE);
      }
    }
    // LibreOffice writes a line of spaces so, and other programs' workbooks have the spaces.
    if (white && text.length() == start) {
      add(" ");
    }
  }

  /** Reads what has just started within a paragraph. True if it was read to its end. */
  private boolean inline() {
    switch (xml.name()) {
      case "text:s" -> {
        flush();
        add(" ".repeat(count(xml.attribute("text:c"))));
      }
      case "text:tab" -> {
        flush();
        add("\t");
      }
      case "text:line-break" -> {
        flush();
        add("\n");
      }
      case "text:span" -> struck |= styles.isStruckText(xml.attribute("text:style-name"));
      default -> {
        boolean aside = !xml.name().startsWith("text:") || ASIDE.contains(xml.name());
        if (aside) {
          foreign.accept(xml);
        }
        return aside;
      }
    }
    return false;
  }

  private static int count(@Nullable String spaces) {
    return spaces == null || !spaces.matches("[0-9]{1,5}") ? 1 : Integer.parseInt(spaces);
  }

  /** Adds words; any white space between them is one space. */
  private void words(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        white = true;
        space |= text.length() > start;
      } else {
        flush();
        text.append(c);
      }
    }
    check();
  }

  private void flush() {
    if (space) {
      text.append(' ');
      space = false;
    }
  }

  private void add(String more) {
    text.append(more);
    check();
  }

  /** No cell holds more; what is beyond is never kept. */
  private void check() {
    if (text.length() > 4 * ReadLimits.CELL_TEXT) {
      throw new FileRefusal(Problem.TOO_LONG);
    }
  }

  /** Whether any part of the text is struck through. */
  boolean isStruck() {
    return struck;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
