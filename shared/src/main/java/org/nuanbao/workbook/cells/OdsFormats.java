package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.xml.OpenDocumentXml;

/**
 * The number formats of an {@code .ods}, each turned into the code that another workbook would name
 * it by (OpenDocument 1.3 part 3, 16.29).
 */
final class OdsFormats {
  private static final int MOST = 10_000;
  private static final int MOST_DIGITS = 30;
  private static final int LONGEST = 1_000;

  /** Conditions of the sections of a code that names none. */
  private static final Set<List<String>> USUAL =
      Set.of(List.of(">=0"), List.of(">0", "<0"), List.of(">0", "<0", "=0"));

  /** A format that holds under a condition. */
  private record Mapped(String condition, String code) {}

  private final Map<String, String> codes = new HashMap<>();

  /** The format of this name; {@code General} if there is none. */
  FormatCode of(@Nullable String name) {
    return FormatCode.of(name == null ? "" : codes.getOrDefault(name, ""));
  }

  /** Reads the format just started, to its end. */
  void read(OpenDocumentXml xml) {
    String name = xml.attribute("style:name");
    StringBuilder code = new StringBuilder();
    List<Mapped> mapped = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          depth++;
          text.setLength(0);
          if (xml.name().equals("style:map")) {
            mapped.add(mapped(xml));
          } else {
            code.append(part(xml));
          }
        }
        case END -> {
          depth--;
          if (!text.isEmpty() && isWords(xml.name())) {
            code.append(quoted(text.toString()));
          }
          text.setLength(0);
        }
        case TEXT -> text.append(xml.text());
        case DONE -> throw new IllegalStateException("a format that ends nowhere");
      }
    }
    if (name != null && codes.size() < MOST) {
      codes.put(name, sections(mapped) + code);
    }
  }

  static boolean isFormat(String element) {
    return switch (element) {
      case "number:number-style",
          "number:date-style",
          "number:time-style",
          "number:percentage-style",
          "number:currency-style",
          "number:boolean-style",
          "number:text-style" ->
          true;
      default -> false;
    };
  }

  private static boolean isWords(String element) {
    return element.equals("number:text") || element.equals("number:currency-symbol");
  }

  /** Words as they are shown; what every code may hold is left bare. */
  private static String quoted(String words) {
    return words.matches("[-/:. %()]+") ? words : '"' + words.replace("\"", "\"\\\"\"") + '"';
  }

  private Mapped mapped(OpenDocumentXml xml) {
    String condition = xml.attribute("style:condition");
    String other = xml.attribute("style:apply-style-name");
    return new Mapped(
        condition == null ? "" : condition.replace("value()", "").replace("!=", "<>").strip(),
        other == null ? "" : codes.getOrDefault(other, ""));
  }

  /** The sections before the last; the usual conditions of theirs go without saying. */
  private static String sections(List<Mapped> mapped) {
    List<String> conditions = mapped.stream().map(Mapped::condition).toList();
    StringBuilder sections = new StringBuilder();
    for (Mapped one : mapped) {
      String condition = USUAL.contains(conditions) ? "" : "[" + one.condition() + "]";
      sections.append(condition).append(one.code()).append(';');
      if (sections.length() > LONGEST) {
        return "";
      }
    }
    return sections.toString();
  }

  private static String part(OpenDocumentXml xml) {
    boolean isLong = "long".equals(xml.attribute("number:style"));
    return switch (xml.name()) {
      case "number:number", "number:scientific-number" -> number(xml);
      case "number:text-content" -> "@";
      case "number:year" -> isLong ? "yyyy" : "yy";
      case "number:month" ->
          "true".equals(xml.attribute("number:textual"))
              ? isLong ? "mmmm" : "mmm"
              : isLong ? "mm" : "m";
      case "number:day" -> isLong ? "dd" : "d";
      case "number:day-of-week" -> isLong ? "dddd" : "ddd";
      case "number:hours" -> isLong ? "hh" : "h";
      case "number:minutes" -> isLong ? "mm" : "m";
      case "number:seconds" -> isLong ? "ss" : "s";
      case "number:am-pm" -> "AM/PM";
      case "style:text-properties" ->
          "#ff0000".equalsIgnoreCase(xml.attribute("fo:color"))
              ? "[Red]"
              : "#ffffff".equalsIgnoreCase(xml.attribute("fo:color")) ? "[White]" : "";
      default -> "";
    };
  }

  private static String number(OpenDocumentXml xml) {
    int decimals = digits(xml.attribute("number:decimal-places"));
    int least = digits(xml.attribute("number:min-decimal-places"));
    int whole = digits(xml.attribute("number:min-integer-digits"));
    boolean general =
        xml.name().equals("number:number") && xml.attribute("number:decimal-places") == null;
    if (general && xml.attribute("number:display-factor") == null) {
      return whole > 1 ? "0".repeat(whole) : "General";
    }
    StringBuilder code = new StringBuilder();
    code.append("true".equals(xml.attribute("number:grouping")) ? "#,##" : "");
    code.append(whole == 0 ? "#" : "0".repeat(whole));
    if (decimals > 0) {
      int fixed = xml.attribute("number:min-decimal-places") == null ? decimals : least;
      int fixedAtMost = Math.min(fixed, decimals);
      code.append('.').append("0".repeat(fixedAtMost)).append("#".repeat(decimals - fixedAtMost));
    }
    String factor = xml.attribute("number:display-factor");
    if (factor != null && factor.matches("1(000)+([.]0+)?")) {
      code.append(",".repeat((factor.replaceFirst("[.].*", "").length() - 1) / 3));
    }
    return code.append(xml.name().equals("number:scientific-number") ? "E+00" : "").toString();
  }

  private static int digits(@Nullable String count) {
    return count == null || !count.matches("[0-9]{1,4}")
        ? 0
        : Math.min(Integer.parseInt(count), MOST_DIGITS);
  }
}
