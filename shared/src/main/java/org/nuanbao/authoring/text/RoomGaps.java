package org.nuanbao.authoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Finds gaps that are nothing but room: before a unit, in a sentence, at the start of a line. */
final class RoomGaps {
  private static final int LEADING_ROOM = 8;
  private static final int WIDE_INDENT = 7;
  private static final int WIDE_ROOM = 10;

  private final TextCursor cursor;

  RoomGaps(TextCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one that begins here, or room that is none. */
  boolean read() {
    Matcher numbered =
        GapShapes.NUMBERED.matcher(cursor.text()).region(cursor.at(), cursor.text().length());
    if (numbered.lookingAt()) {
      String label = cursor.label();
      cursor.add(
          Gap.of(
              Gap.Kind.FIGURE,
              cursor.at() + 1,
              numbered.end() - numbered.group(1).length(),
              label.isEmpty() ? "第" + numbered.group(1) : label,
              numbered.group(1)));
      cursor.pass(numbered.end());
      return true;
    }
    Matcher room =
        GapShapes.ROOM.matcher(cursor.text()).region(cursor.at(), cursor.text().length());
    if (!room.lookingAt()) {
      return false;
    }
    int end = room.end();
    int width = BareText.width(room.group());
    String rest = cursor.text().substring(end);
    if (width >= WIDE_ROOM && isWithinWords(end)) {
      cursor.add(Gap.of(Gap.Kind.WORDS, cursor.at(), end, cursor.label(), ""));
      cursor.pass(end);
      return true;
    }
    Optional<String> unit = width < 2 ? Optional.empty() : unit(rest, width);
    if (unit.isPresent() && !endsWithFigure()) {
      Gap gap = Gap.of(Gap.Kind.FIGURE, cursor.at(), end, cursor.label(), unit.orElseThrow());
      if (!isSpreadOut(gap)) {
        cursor.add(gap);
        cursor.pass(end + unit.orElseThrow().length());
        return true;
      }
    }
    if (cursor.at() == 0
        && width >= LEADING_ROOM
        && !rest.isBlank()
        && LabelFinder.behind(rest) != null) {
      cursor.add(Gap.of(Gap.Kind.LEADING, 0, end, String.valueOf(LabelFinder.behind(rest)), ""));
    }
    cursor.skipTo(end);
    return true;
  }

  /** A line may be set in before 人员经费, and asks for no number of 人 then. */
  private Optional<String> unit(String rest, int width) {
    return cursor.at() == 0 && width < WIDE_INDENT
        ? Lexicon.USUAL.unitBehindColon(rest)
        : Lexicon.USUAL.unitAhead(rest);
  }

  /** Much room in the middle of a sentence. */
  private boolean isWithinWords(int end) {
    boolean before =
        cursor.at() > cursor.last()
            && "：:。".indexOf(cursor.text().charAt(cursor.at() - 1)) < 0
            && !cursor.label().isEmpty();
    boolean after =
        end < cursor.text().length()
            && !GapShapes.SEAL
                .matcher(cursor.text())
                .region(end, cursor.text().length())
                .lookingAt()
            && "\n\r".indexOf(cursor.text().charAt(end)) < 0
            && !cursor.isTaken(end)
            && Lexicon.USUAL.unitAhead(cursor.text().substring(end)).isEmpty();
    Matcher next =
        GapShapes.NEXT
            .matcher(cursor.text())
            .region(Math.min(end, cursor.text().length()), cursor.text().length());
    boolean label = next.lookingAt() && next.group(2) != null && !next.group(2).equals("_");
    return before && after && !label && isSentence();
  }

  private boolean isSentence() {
    return cursor.text().indexOf('，') >= 0
        || cursor.text().indexOf('。') >= 0
        || cursor.text().indexOf('；') >= 0;
  }

  private boolean endsWithFigure() {
    return cursor.at() > 0 && Character.isDigit(cursor.text().charAt(cursor.at() - 1));
  }

  /** 姓 名 is a word whose signs stand apart, and 名 no unit. */
  private boolean isSpreadOut(Gap gap) {
    if (gap.kind() != Gap.Kind.FIGURE || !gap.label().matches("\\p{IsHan}{1,2}")) {
      return false;
    }
    int from = Math.max(cursor.text().lastIndexOf('\n', gap.start()), 0);
    int to = cursor.text().indexOf('\n', gap.start());
    String line =
        BareText.squeezed(cursor.text().substring(from, to < 0 ? cursor.text().length() : to));
    return line.length() <= 5
        && line.indexOf('：') < 0
        && line.indexOf(':') < 0
        && "第共自约子女男计".indexOf(gap.label().charAt(0)) < 0;
  }
}
