package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.Appearance.Side;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/** The styles of an {@code .xlsx}, as far as they affect what is seen in a cell. */
final class Styles {
  private static final int MOST = 100_000;

  private record Font(boolean struck, int ink) {}

  private static final Font USUAL = new Font(false, Colour.BLACK);

  private final Map<Integer, FormatCode> formats = new HashMap<>();
  private final List<Font> fonts = new ArrayList<>();
  private final List<Integer> papers = new ArrayList<>();
  private final List<Appearance> cells = new ArrayList<>();

  /** The styles of a workbook that has none. */
  static Styles none() {
    return new Styles();
  }

  static Styles parse(XmlTokens tokens) {
    Styles styles = new Styles();
    boolean ofCells = false;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          switch (tokens.name()) {
            case NUM_FMT -> styles.format(tokens);
            case FONTS -> styles.fonts(tokens);
            case FILLS -> styles.fills(tokens);
            case CELL_XFS -> ofCells = true;
            case XF -> {
              if (ofCells && styles.cells.size() < MOST) {
                styles.cells.add(styles.cell(tokens));
              }
            }
            case ALIGNMENT -> {
              if (ofCells && !styles.cells.isEmpty()) {
                styles.cells.add(styles.cells.removeLast().at(side(tokens)));
              }
            }
            default -> {}
          }
        }
        case END -> ofCells &= tokens.name() != Name.CELL_XFS;
        case TEXT -> {}
        case DONE -> {
          return styles;
        }
      }
    }
  }

  private static Side side(XmlTokens tokens) {
    ByteSpan side = tokens.attribute(Attribute.HORIZONTAL);
    if (side == null) {
      return Side.USUAL;
    }
    return switch (side.toString()) {
      case "left" -> Side.LEFT;
      case "center", "centerContinuous", "distributed" -> Side.CENTRE;
      case "right" -> Side.RIGHT;
      default -> Side.USUAL;
    };
  }

  private void format(XmlTokens tokens) {
    ByteSpan code = tokens.attribute(Attribute.FORMAT_CODE);
    if (code != null && formats.size() < MOST) {
      formats.put(number(tokens, Attribute.FORMAT_ID, -1), FormatCode.of(code.toString()));
    }
  }

  /** Reads all fonts, to the end of their element. */
  private void fonts(XmlTokens tokens) {
    Font font = USUAL;
    int depth = 1;
    while (depth > 0) {
      switch (tokens.next()) {
        case START -> {
          depth++;
          font =
              switch (tokens.name()) {
                case FONT -> USUAL;
                case STRIKE -> new Font(isOn(tokens), font.ink());
                case COLOR -> new Font(font.struck(), colour(tokens));
                default -> font;
              };
        }
        case END -> {
          depth--;
          if (tokens.name() == Name.FONT && fonts.size() < MOST) {
            fonts.add(font);
          }
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("fonts end nowhere");
      }
    }
  }

  /** Whether the element is switched on: {@code <strike/>} without a value is. */
  static boolean isOn(XmlTokens tokens) {
    ByteSpan value = tokens.attribute(Attribute.VAL);
    return value == null || value.isTrue();
  }

  /** Reads all fills, to the end of their element. */
  private void fills(XmlTokens tokens) {
    int paper = Colour.MIXED;
    boolean solid = false;
    int depth = 1;
    while (depth > 0) {
      switch (tokens.next()) {
        case START -> {
          depth++;
          switch (tokens.name()) {
            case FILL -> paper = Colour.MIXED;
            case PATTERN_FILL -> {
              ByteSpan type = tokens.attribute(Attribute.PATTERN_TYPE);
              solid = type != null && type.is("solid");
              paper = type == null || type.is("none") ? Colour.WHITE : Colour.MIXED;
            }
            case FG_COLOR -> {
              boolean own = number(tokens, Attribute.INDEXED, 0) != Colour.SYSTEM;
              paper = solid && own ? colour(tokens) : paper;
            }
            default -> {}
          }
        }
        case END -> {
          depth--;
          if (tokens.name() == Name.FILL && papers.size() < MOST) {
            papers.add(paper);
          }
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("fills end nowhere");
      }
    }
  }

  private static int colour(XmlTokens tokens) {
    ByteSpan rgb = tokens.attribute(Attribute.RGB);
    if (rgb != null) {
      return Colour.ofHex(rgb.toString());
    }
    int theme = number(tokens, Attribute.THEME, -1);
    if (theme >= 0) {
      return Colour.ofTheme(theme, tint(tokens.attribute(Attribute.TINT)));
    }
    return Colour.ofIndex(number(tokens, Attribute.INDEXED, Colour.SYSTEM));
  }

  private static double tint(@Nullable ByteSpan tint) {
    try {
      return tint == null ? 0 : Math.clamp(Double.parseDouble(tint.toString()), -1, 1);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Appearance cell(XmlTokens tokens) {
    int id = number(tokens, Attribute.FORMAT_ID, 0);
    FormatCode own = formats.get(id);
    Font font = at(fonts, number(tokens, Attribute.FONT_ID, 0), USUAL);
    return Appearance.of(
        own == null ? FormatCode.builtIn(id) : own,
        font.struck(),
        font.ink(),
        at(papers, number(tokens, Attribute.FILL_ID, 0), Colour.WHITE));
  }

  private static int number(XmlTokens tokens, Attribute attribute, int otherwise) {
    ByteSpan bytes = tokens.attribute(attribute);
    int number = bytes == null ? -1 : bytes.number();
    return number < 0 ? otherwise : number;
  }

  private static <T> T at(List<T> list, int index, T otherwise) {
    return index >= 0 && index < list.size() ? list.get(index) : otherwise;
  }

  Appearance of(int style) {
    return at(cells, style, Appearance.PLAIN);
  }
}
