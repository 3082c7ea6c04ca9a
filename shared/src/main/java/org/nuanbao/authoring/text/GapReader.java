package org.nuanbao.authoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.Sentence.Gap;

/**
 * Finds the gaps of one text: those whose shape shows what they are, those behind colons and
 * currency signs, and those that are only room: before a unit, in a sentence, ahead of a line.
 */
final class GapReader {
  private static final int LEADING_ROOM = 8;
  private static final int WIDE_INDENT = 7;
  private static final int WIDE_ROOM = 10;
  private static final int ROOM_OF_A_NAME = 9;
  private static final Pattern SEVERAL = Pattern.compile("可多选|限选[二两三四]|多选");
  private static final Pattern SENTENCE = Pattern.compile("[，。；]");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}：，。；、（）]");
  private static final Pattern CURRENCY = Pattern.compile("[￥¥][:：]?([ \\u00a0\\u3000_]*)(元?)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{1,2}");

  private final TextCursor cursor;
  private final ShapedGaps shaped;
  private final String text;

  GapReader(String printed) {
    this.cursor = new TextCursor(printed);
    this.shaped = new ShapedGaps(cursor);
    this.text = cursor.text();
  }

  Sentence read() {
    List<String> own = new ArrayList<>();
    for (Options.Run run : cursor.options().runs()) {
      if (run.label().isEmpty()) {
        own.addAll(run.codes());
      }
    }
    while (!cursor.isOver()) {
      if (!option() && !shaped.read() && !spoken() && !room()) {
        cursor.step();
      }
    }
    boolean several = SEVERAL.matcher(text).find();
    String rest = BareText.squeezed(cursor.words());
    for (Gap gap : cursor.gaps()) {
      rest = rest.replace(gap.label(), "");
    }
    rest = PUNCTUATION.matcher(ShapedGaps.SIGNS.matcher(rest).replaceAll("")).replaceAll("");
    return new Sentence(named(), List.copyOf(own.stream().distinct().toList()), several, rest);
  }

  /** The gaps with their labels; 至 takes over what the date before it is called. */
  private List<Gap> named() {
    List<Gap> named = new ArrayList<>();
    String before = "";
    for (Gap gap : cursor.gaps()) {
      String label = gap.label();

      if (label.startsWith("含")) {
        label = before + label;
      }
      if (label.equals("至") || label.equals("止") || label.equals("到")) {
        label = before;
      }
      named.add(label.equals(gap.label()) ? gap : gap.called(label));
      before = label;
    }
    return List.copyOf(named);
  }

  private boolean option() {
    for (Options.Run run : cursor.options().runs()) {
      if (!run.label().isEmpty() && run.start() == cursor.at()) {
        cursor.take(
            new Gap(Gap.Kind.OPTIONS, cursor.at(), run.end(), run.label(), "", run.codes(), false),
            run.end());
        return true;
      }
      if (run.label().isEmpty() && cursor.at() >= run.start() && cursor.at() < run.end()) {
        return within(run);
      }
    }
    return false;
  }

  /** Reads on within options, where there may be gaps: 其他____, 残疾（类型： 等级： 级）. */
  private boolean within(Options.Run run) {
    char c = text.charAt(cursor.at());
    if (shaped.read() || ((c == '：' || c == ':') && colon())) {
      return true;
    }
    cursor.leave();
    return cursor.at() <= run.end();
  }

  /** Reads a gap behind a colon or a currency sign. */
  private boolean spoken() {
    char c = text.charAt(cursor.at());
    if (c == '：' || c == ':' || isNumberSign()) {
      return colon();
    }
    return (c == '￥' || c == '¥') && currency();
  }

  /** Reads a colon and the room behind it; if something is printed there, nothing is asked. */
  private boolean colon() {
    String label = cursor.label();
    int end = cursor.at() + 1;
    while (end < text.length() && TextCursor.isRoom(text.charAt(end))) {
      end++;
    }
    int room = BareText.width(text.substring(cursor.at() + 1, end));
    boolean over = end == text.length() || "\n\r。；;，,）)".indexOf(text.charAt(end)) >= 0;
    if (label.isEmpty()
        || label.equals("其中")
        || cursor.isTaken(cursor.at() + 1)
        // （大写）： 万 仟 佰 … ￥： has two gaps of one colon each.
        || (cursor.isTaken(end) && !isApart(label, end, room))) {
      cursor.step();
      return true;
    }
    boolean seal = cursor.isAt(ShapedGaps.SEAL, end);
    if (!over && room < 2 && !seal) {
      cursor.step();
      return true;
    }
    String unit = over ? "" : Lexicon.USUAL.unitBehindColon(text.substring(end)).orElse("");
    if (!over && !seal && unit.isEmpty() && !cursor.isTaken(end) && !isFollowed(end)) {
      cursor.skipTo(end);
      return true;
    }
    boolean bare = over && room == 0;
    Gap.Kind kind = bare ? Gap.Kind.BARE : unit.isEmpty() ? Gap.Kind.WORDS : Gap.Kind.FIGURE;
    cursor.take(Gap.of(kind, cursor.at() + 1, end, label, unit), end + unit.length());
    return true;
  }

  /** Whether the next words are asked about too; otherwise they are what the colon announces. */
  private boolean isFollowed(int from) {
    Matcher next = cursor.look(ShapedGaps.NEXT, from);
    return next != null
        && (next.end() < text.length()
            || next.group(2) != null
            || Lexicon.USUAL.isLineLabel(BareText.squeezed(next.group(1))));
  }

  /** Whether a date far behind a colon is asked for by itself, as the label asks for no date. */
  private boolean isApart(String label, int end, int room) {
    return room > ROOM_OF_A_NAME
        && !ShapedGaps.DATED.matcher(label).find()
        && cursor.isAt(ShapedGaps.FAR_DATE, end);
  }

  /** Whether this is the dot of No., which stands for a colon. */
  private boolean isNumberSign() {
    return cursor.at() >= 2
        && ".．".indexOf(text.charAt(cursor.at())) >= 0
        && text.substring(cursor.at() - 2, cursor.at()).equalsIgnoreCase("no");
  }

  private boolean currency() {
    Matcher room = cursor.look(CURRENCY, cursor.at());
    if (room == null || (room.group(1).length() < 2 && room.end() < text.length())) {
      return false;
    }
    cursor.take(Gap.of(Gap.Kind.FIGURE, cursor.at() + 1, room.end(), "￥", "元"), room.end());
    return true;
  }

  /** Reads a gap that is only room, or passes over room that is no gap. */
  private boolean room() {
    Matcher numbered = cursor.look(ShapedGaps.NUMBERED, cursor.at());
    if (numbered != null) {
      String label = cursor.label();
      cursor.take(
          Gap.of(
              Gap.Kind.FIGURE,
              cursor.at() + 1,
              numbered.end() - numbered.group(1).length(),
              label.isEmpty() ? "第" + numbered.group(1) : label,
              numbered.group(1)),
          numbered.end());
      return true;
    }
    Matcher room = cursor.look(ShapedGaps.ROOM, cursor.at());
    if (room == null) {
      return false;
    }
    int end = room.end();
    int width = BareText.width(room.group());
    String rest = text.substring(end);
    if (width >= WIDE_ROOM && isWithinWords(end)) {
      cursor.take(Gap.of(Gap.Kind.WORDS, cursor.at(), end, cursor.label(), ""), end);
      return true;
    }
    Optional<String> unit = width < 2 ? Optional.empty() : unit(rest, width);
    boolean figure = cursor.at() > 0 && Character.isDigit(text.charAt(cursor.at() - 1));
    if (unit.isPresent() && !figure) {
      Gap gap = Gap.of(Gap.Kind.FIGURE, cursor.at(), end, cursor.label(), unit.orElseThrow());
      if (!isSpreadOut(gap)) {
        cursor.take(gap, end + unit.orElseThrow().length());
        return true;
      }
    }
    String first = cursor.at() == 0 && width >= LEADING_ROOM ? TextCursor.behind(rest) : null;
    if (first != null && !rest.isBlank()) {
      cursor.add(Gap.of(Gap.Kind.LEADING, 0, end, first, ""));
    }
    cursor.skipTo(end);
    return true;
  }

  /** The unit after some room. A line may be set in before 人员经费, and then asks no number of 人. */
  private Optional<String> unit(String rest, int width) {
    return cursor.at() == 0 && width < WIDE_INDENT
        ? Lexicon.USUAL.unitBehindColon(rest)
        : Lexicon.USUAL.unitAhead(rest);
  }

  /** Whether the room that ends here is in the middle of a sentence. */
  private boolean isWithinWords(int end) {
    boolean before =
        cursor.at() > cursor.last()
            && "：:。".indexOf(text.charAt(cursor.at() - 1)) < 0
            && !cursor.label().isEmpty();
    boolean after =
        end < text.length()
            && !cursor.isAt(ShapedGaps.SEAL, end)
            && "\n\r".indexOf(text.charAt(end)) < 0
            && !cursor.isTaken(end)
            && Lexicon.USUAL.unitAhead(text.substring(end)).isEmpty();
    Matcher next = cursor.look(ShapedGaps.NEXT, end);
    boolean label = next != null && next.group(2) != null && !next.group(2).equals("_");
    return before && after && !label && SENTENCE.matcher(text).find();
  }

  /** Whether a gap only spreads a word out: in 姓 名, 名 is no unit. */
  private boolean isSpreadOut(Gap gap) {
    if (gap.kind() != Gap.Kind.FIGURE || !HAN.matcher(gap.label()).matches()) {
      return false;
    }
    int from = Math.max(text.lastIndexOf('\n', gap.start()), 0);
    int to = text.indexOf('\n', gap.start());
    String line = BareText.squeezed(text.substring(from, to < 0 ? text.length() : to));
    return line.length() <= 5
        && !BareText.hasColon(line)
        && "第共自约子女男计".indexOf(gap.label().charAt(0)) < 0;
  }
}
