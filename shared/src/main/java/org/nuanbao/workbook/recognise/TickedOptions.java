package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.form.AnswerType;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;

/**
 * Printed answers with a box or brackets beside each, to be ticked: {@code □是 ☑否}, {@code 是（√） 否（
 * ）}. The tick is in the box, replaces it, or is within the brackets.
 */
final class TickedOptions {
  private static final String TICKS = "☑☒■√✓✔●◉☆★✅";
  private static final String BOXES = "□☐○〇";
  private static final Pattern BRACKETS =
      Pattern.compile("[（(][ \\u00a0\\u3000]*[" + TICKS + "]?[ \\u00a0\\u3000]*[)）]");
  private static final Pattern BOX = Pattern.compile("[" + BOXES + TICKS + "]");

  private TickedOptions() {}

  /** Whether the text has boxes or brackets to tick. */
  static boolean isPrinted(String text) {
    return BOX.matcher(text).find() || BRACKETS.matcher(text).find();
  }

  /** The same text with every tick removed; its length does not change. */
  static String unticked(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean within = i > 0 && "（( 　".indexOf(text.charAt(i - 1)) >= 0 && isClosed(text, i + 1);
      plain.append(TICKS.indexOf(c) < 0 ? c : within ? ' ' : '□');
    }
    return plain.toString();
  }

  private static boolean isClosed(String text, int from) {
    int i = from;
    while (i < text.length() && " 　".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && ")）".indexOf(text.charAt(i)) >= 0;
  }

  private record Place(String code, int start, int end) {}

  /** The answers that are ticked, in their printed order. */
  static List<String> of(String text, List<String> codes) {
    List<Place> places = places(text, codes);
    boolean behind = isBehind(unticked(text), places);
    List<String> ticked = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int from = behind ? places.get(i).end() : i == 0 ? 0 : places.get(i - 1).end();
      int to =
          behind
              ? i + 1 < places.size() ? places.get(i + 1).start() : text.length()
              : places.get(i).start();
      if (isTicked(text.substring(Math.min(from, to), to), behind)) {
        ticked.add(places.get(i).code());
      }
    }
    return ticked;
  }

  /** The ticked answers as a value. */
  static Value value(AnswerType asked, String text) {
    List<String> ticked = of(text, asked.codes());
    return ticked.isEmpty()
        ? Value.Blank.IT
        : Typing.typed(asked, new Value.Text(String.join(Typing.ANSWERS, ticked)));
  }

  /**
   * The place of each code, each once. Longer codes are placed first, because one may contain
   * another.
   */
  private static List<Place> places(String text, List<String> codes) {
    List<Place> places = new ArrayList<>();
    for (String code :
        codes.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      int at = text.indexOf(code);
      while (at >= 0 && isTaken(places, at, at + code.length())) {
        at = text.indexOf(code, at + 1);
      }
      if (at >= 0) {
        places.add(new Place(code, at, at + code.length()));
      }
    }
    places.sort(Comparator.comparingInt(Place::start));
    return places;
  }

  private static boolean isTaken(List<Place> places, int start, int end) {
    return places.stream().anyMatch(place -> start < place.end() && place.start() < end);
  }

  /** Whether the boxes come after their words; the first box decides. */
  private static boolean isBehind(String text, List<Place> places) {
    if (places.isEmpty()) {
      return false;
    }
    String before = text.substring(0, places.getFirst().start()).stripTrailing();
    boolean box = !before.isEmpty() && BOXES.indexOf(before.charAt(before.length() - 1)) >= 0;
    boolean bracket =
        BRACKETS.matcher(before).find() && ")）".indexOf(before.charAt(before.length() - 1)) >= 0;
    return !box && !bracket;
  }

  /** Whether the mark next to the word is a tick. */
  private static boolean isTicked(String between, boolean behind) {
    String near = behind ? between.stripLeading() : between.stripTrailing();
    if (near.isEmpty()) {
      return false;
    }
    char mark = behind ? near.charAt(0) : near.charAt(near.length() - 1);
    if ((behind ? "（(" : ")）").indexOf(mark) >= 0) {
      int open = behind ? 0 : Math.max(near.lastIndexOf('（'), near.lastIndexOf('('));
      int close = behind ? close(near) : near.length() - 1;
      String inside = open < 0 || close <= open ? "" : near.substring(open + 1, close);
      return inside.strip().length() == 1 && TICKS.indexOf(inside.strip().charAt(0)) >= 0;
    }
    return TICKS.indexOf(mark) >= 0;
  }

  private static int close(String text) {
    int wide = text.indexOf('）');
    int half = text.indexOf(')');
    return wide < 0 ? half : half < 0 ? wide : Math.min(wide, half);
  }

  /** The print with these answers ticked. */
  static String ticked(String printed, List<String> codes, List<String> answers) {
    List<Place> places = places(printed, codes);
    boolean behind = isBehind(printed, places);
    StringBuilder text = new StringBuilder(printed);
    for (Place place : places.reversed()) {
      if (!answers.contains(place.code())) {
        continue;
      }
      int at = behind ? place.end() : place.start() - 1;
      while (at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at += behind ? 1 : -1;
      }
      if (at < 0 || at >= text.length()) {
        continue;
      }
      char mark = text.charAt(at);
      if (BOXES.indexOf(mark) >= 0) {
        text.setCharAt(at, '☑');
      } else if ("（(".indexOf(mark) >= 0 && at + 1 < text.length()) {
        text.replace(at + 1, close(text.substring(at)) + at, "√");
      } else if (")）".indexOf(mark) >= 0) {
        int open = Math.max(text.lastIndexOf("（", at), text.lastIndexOf("(", at));
        text.replace(open + 1, at, "√");
      }
    }
    return text.toString();
  }
}
