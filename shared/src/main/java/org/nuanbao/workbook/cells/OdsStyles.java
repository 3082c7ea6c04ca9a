package org.nuanbao.workbook.cells;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.xml.OpenDocumentXml;

/** The styles of an {@code .ods}, as far as they affect what is seen. */
final class OdsStyles {
  private static final int MOST = 100_000;
  private static final int DEPTH = 20;
  private static final double POINTS_A_DIGIT = 5.25;

  /** What a style says itself; null where it leaves it to its parent. */
  private static final class Own {
    private @Nullable String parent;
    private @Nullable String format;
    private @Nullable Boolean struck;
    private @Nullable Integer ink;
    private @Nullable Integer paper;
  }

  private final Map<String, Own> cells = new HashMap<>();
  private final Map<String, Appearance> known = new HashMap<>();
  private final Set<String> struckTexts = new HashSet<>();
  private final Set<String> hiddenTables = new HashSet<>();
  private final Set<String> thin = new HashSet<>();
  private final Map<String, Double> columnWidths = new HashMap<>();
  private final OdsFormats formats = new OdsFormats();

  /** Reads the element just started if it is a style or a format, to its end; false if neither. */
  boolean read(OpenDocumentXml xml) {
    if (OdsFormats.isFormat(xml.name())) {
      formats.read(xml);
    } else if (xml.name().equals("style:style") || xml.name().equals("style:default-style")) {
      style(xml);
    } else {
      return false;
    }
    return true;
  }

  private void style(OpenDocumentXml xml) {
    String family = xml.attribute("style:family");
    String given = xml.attribute("style:name");
    String name = given == null ? "" : given;
    Own own = new Own();
    own.parent = given == null ? null : parent(xml);
    own.format = xml.attribute("style:data-style-name");
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          depth++;
          properties(xml, name, own);
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("a style that ends nowhere");
      }
    }
    if ("text".equals(family) && Boolean.TRUE.equals(own.struck)) {
      struckTexts.add(name);
    } else if ("table-cell".equals(family) && cells.size() < MOST) {
      cells.put(name, own);
    }
  }

  /** The parent's name; a style without one inherits from the family's default, named "". */
  private static String parent(OpenDocumentXml xml) {
    String parent = xml.attribute("style:parent-style-name");
    return parent == null ? "" : parent;
  }

  private void properties(OpenDocumentXml xml, String name, Own own) {
    switch (xml.name()) {
      case "style:text-properties" -> {
        String line = xml.attribute("style:text-line-through-style");
        String type = xml.attribute("style:text-line-through-type");
        if (line != null || type != null) {
          own.struck = !"none".equals(line) && !"none".equals(type);
        }
        own.ink =
            "true".equals(xml.attribute("style:use-window-font-color"))
                ? Integer.valueOf(Colour.BLACK)
                : colour(xml.attribute("fo:color"));
      }
      case "style:table-cell-properties" -> {
        String paper = xml.attribute("fo:background-color");
        own.paper = "transparent".equals(paper) ? Integer.valueOf(Colour.WHITE) : colour(paper);
      }
      case "style:table-properties" -> {
        if ("false".equals(xml.attribute("table:display"))) {
          hiddenTables.add(name);
        }
      }
      case "style:table-row-properties" ->
          thin(name, xml.attribute("style:row-height"), SheetEnd.SEEN_HEIGHT);
      case "style:table-column-properties" -> {
        String width = xml.attribute("style:column-width");
        thin(name, width, SheetEnd.SEEN_WIDTH * POINTS_A_DIGIT);
        if (width != null && columnWidths.size() < MOST) {
          columnWidths.put(name, points(width) / POINTS_A_DIGIT);
        }
      }
      default -> {}
    }
  }

  private static @Nullable Integer colour(@Nullable String colour) {
    return colour == null || !colour.startsWith("#") ? null : Colour.ofHex(colour.substring(1));
  }

  private void thin(String name, @Nullable String length, double least) {
    if (length != null && points(length) < least) {
      thin.add(name);
    }
  }

  /** A length in points, of a measure such as {@code 0.5cm}; great if it is none. */
  private static double points(String length) {
    String number = length.replaceFirst("[a-z]+$", "");
    if (!number.matches("[0-9]{0,6}([.][0-9]{1,9})?") || number.isEmpty()) {
      return Double.MAX_VALUE;
    }
    double measure =
        switch (length.substring(number.length())) {
          case "cm" -> 72 / 2.54;
          case "mm" -> 72 / 25.4;
          case "in" -> 72;
          case "px" -> 0.75;
          case "pc" -> 12;
          case "pt" -> 1;
          default -> Double.MAX_VALUE;
        };
    return Double.parseDouble(number) * measure;
  }

  boolean isHiddenTable(@Nullable String style) {
    return hiddenTables.contains(style == null ? "" : style);
  }

  /** Whether a row or column of this style is too thin to be read. */
  boolean isThin(@Nullable String style) {
    return thin.contains(style == null ? "" : style);
  }

  /** The width of columns of this style, in widths of a digit; null if it is the usual one. */
  @Nullable Double columnWidth(@Nullable String style) {
    return columnWidths.get(style == null ? "" : style);
  }

  boolean isStruckText(@Nullable String style) {
    return struckTexts.contains(style == null ? "" : style);
  }

  /** The look of cells of this style; without one, that of the default style. */
  Appearance of(@Nullable String style) {
    return known.computeIfAbsent(style == null ? "Default" : style, this::appearance);
  }

  private Appearance appearance(String name) {
    Own all = new Own();
    Own own = cells.get(name);
    for (int i = 0; own != null && i < DEPTH; i++) {
      all.format = all.format == null ? own.format : all.format;
      all.struck = all.struck == null ? own.struck : all.struck;
      all.ink = all.ink == null ? own.ink : all.ink;
      all.paper = all.paper == null ? own.paper : all.paper;
      own = own.parent == null ? null : cells.get(own.parent);
    }
    return Appearance.of(
        formats.of(all.format),
        Boolean.TRUE.equals(all.struck),
        all.ink == null ? Colour.BLACK : all.ink,
        all.paper == null ? Colour.WHITE : all.paper);
  }
}
