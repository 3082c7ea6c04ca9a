package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.FormatSection.Condition;
import org.nuanbao.workbook.cells.FormatSection.Kind;
import org.nuanbao.workbook.cells.FormatSection.Mark;
import org.nuanbao.workbook.cells.FormatSection.Piece;

/** Reads the sections of a number format's code, from left to right. */
final class FormatReader {
  private static final Pattern GENERAL = Pattern.compile("(?i)G/通用格式|general|standard|常规");
  private static final Pattern HALF_DAY = Pattern.compile("(?i)am/pm|a/p|上午/下午");
  private static final Pattern CONDITION =
      Pattern.compile("(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\\.[0-9]*)?)");

  private final String code;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;
  private int commas;
  private int thousands;
  private int percents;
  private boolean grouped;
  private boolean general;
  private boolean text;
  private boolean power;
  private boolean slash;
  private String letters = "";
  private Mark mark = Mark.NONE;
  private @Nullable Condition condition;

  private FormatReader(String code) {
    this.code = code;
  }

  static List<FormatSection> sections(String code) {
    List<FormatSection> sections = new ArrayList<>();
    int at = 0;
    do {
      FormatReader reader = new FormatReader(code);
      reader.at = at;
      sections.add(reader.section());
      at = reader.at + 1;
    } while (at <= code.length());
    return sections;
  }

  private FormatSection section() {
    while (at < code.length() && code.charAt(at) != ';') {
      next(code.charAt(at));
    }
    return new FormatSection(
        kind(), List.copyOf(pieces), thousands + commas, percents, grouped, mark, condition);
  }

  private void next(char c) {
    switch (c) {
      case '"' -> {
        int end = code.indexOf('"', at + 1);
        int until = end < 0 ? code.length() : end;
        words(code.substring(at + 1, until));
        at = until + 1;
      }
      case '\\', '!' -> {
        words(code.substring(Math.min(at + 1, code.length()), Math.min(at + 2, code.length())));
        at += 2;
      }
      case '_', '*' -> at += 2;
      case '[' -> {
        int end = code.indexOf(']', at);
        int until = end < 0 ? code.length() : end;
        bracket(code.substring(at + 1, until));
        at = until + 1;
      }
      case '0', '#', '?' -> {
        grouped |= commas > 0;
        commas = 0;
        pieces.add(new Piece.Place(c));
        at++;
      }
      case ',' -> {
        commas += lastIsNumber() ? 1 : 0;
        at++;
      }
      default -> other(c);
    }
  }

  private boolean lastIsNumber() {
    return !pieces.isEmpty() && !(pieces.getLast() instanceof Piece.Words);
  }

  private void other(char c) {
    if (keyword(GENERAL)) {
      general = true;
      pieces.add(new Piece.Itself());
    } else if (keyword(HALF_DAY)) {
      letters += "h";
    } else if (c == '.' && isBehindSeconds()) {
      do {
        at++;
      } while (at < code.length() && code.charAt(at) == '0');
    } else if (c == '.' && !pieces.contains(new Piece.Point())) {
      thousands += commas;
      commas = 0;
      pieces.add(new Piece.Point());
      at++;
    } else if (c == '@') {
      text = true;
      pieces.add(new Piece.Itself());
      at++;
    } else if ((c == 'E' || c == 'e') && isPower()) {
      power = true;
      at += 2;
    } else {
      percents += c == '%' ? 1 : 0;
      slash |= c == '/';
      if (isOfDay(c)) {
        letters += Character.toLowerCase(c);
      }
      words(String.valueOf(c));
      at++;
    }
  }

  private boolean isBehindSeconds() {
    char before = at == 0 ? ' ' : code.charAt(at - 1);
    return before == 's' || before == 'S' || (before == ']' && !letters.isEmpty());
  }

  private boolean isPower() {
    return lastIsNumber()
        && at + 1 < code.length()
        && (code.charAt(at + 1) == '+' || code.charAt(at + 1) == '-');
  }

  private boolean keyword(Pattern word) {
    Matcher matcher = word.matcher(code).region(at, code.length());
    boolean found = matcher.lookingAt();
    at = found ? matcher.end() : at;
    return found;
  }

  private static boolean isOfDay(char c) {
    return "ymdhsaegbYMDHSAEGB".indexOf(c) >= 0;
  }

  private void words(String words) {
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Words(String before)) {
      pieces.removeLast();
      pieces.add(new Piece.Words(before + words));
    } else if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words));
    }
  }

  /**
   * Reads the text in brackets: a currency, a colour, a condition or hours beyond a day. Anything
   * else, such as the script of the digits, is skipped.
   */
  private void bracket(String inner) {
    Matcher matcher = CONDITION.matcher(inner);
    if (inner.startsWith("$")) {
      int dash = inner.indexOf('-');
      words(inner.substring(1, dash < 0 ? inner.length() : dash));
    } else if (matcher.matches()) {
      condition = new Condition(matcher.group(1), Double.parseDouble(matcher.group(2)));
    } else {
      switch (inner.toLowerCase(java.util.Locale.ROOT)) {
        case "red", "红色", "color3" -> mark = Mark.RED;
        case "white", "白色", "color2" -> mark = Mark.WHITE;
        case "h", "hh", "m", "mm", "s", "ss" -> letters += "h";
        default -> {}
      }
    }
  }

  private Kind kind() {
    boolean places = pieces.stream().anyMatch(Piece.Place.class::isInstance);
    if (text) {
      return Kind.TEXT;
    }
    if (!letters.isEmpty() && !general && !places) {
      boolean clock = letters.contains("h") || letters.contains("s");
      boolean day =
          letters.matches(".*[yde].*")
              || (!clock && letters.contains("m"))
              || letters.contains("aaa");
      return day ? Kind.DATE : clock ? Kind.TIME : Kind.WORDS;
    }
    if (general) {
      return Kind.GENERAL;
    }
    if (!places) {
      return Kind.WORDS;
    }
    return power || (slash && isFraction()) ? Kind.OTHER : Kind.DIGITS;
  }

  /** Whether it is a fraction like {@code # ?/?}: a slash with digit places on both sides. */
  private boolean isFraction() {
    boolean before = false;
    boolean between = false;
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Place _ -> {
          if (between) {
            return true;
          }
          before = true;
        }
        case Piece.Words(String words) -> between |= before && words.strip().equals("/");
        case Piece.Point _, Piece.Itself _ -> {}
      }
    }
    return false;
  }
}
