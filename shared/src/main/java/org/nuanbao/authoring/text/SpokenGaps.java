package org.nuanbao.authoring.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Finds gaps behind colons, and behind the sign of a currency. */
final class SpokenGaps {
  private static final int ROOM_OF_A_NAME = 9;

  private final TextCursor cursor;

  SpokenGaps(TextCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one that begins here, if there is one. */
  boolean read() {
    char c = cursor.text().charAt(cursor.at());
    if (c == '：' || c == ':' || isNumberSign()) {
      return colon();
    }
    return (c == '￥' || c == '¥') && currency();
  }

  /** A colon and room behind it; where something is printed there, nothing is asked. */
  boolean colon() {
    String label = cursor.label();
    int end = cursor.at() + 1;
    while (end < cursor.text().length() && LabelFinder.isRoom(cursor.text().charAt(end))) {
      end++;
    }
    int room = BareText.width(cursor.text().substring(cursor.at() + 1, end));
    boolean over =
        end == cursor.text().length() || "\n\r。；;，,）)".indexOf(cursor.text().charAt(end)) >= 0;
    if (label.isEmpty()
        || label.equals("其中")
        || cursor.isTaken(cursor.at() + 1)
        || (!over && cursor.isTaken(end) && !isApart(label, end, room))
        || (isNested(end) && !isApart(label, end, room))) {
      cursor.step();
      return true;
    }
    boolean seal =
        end < cursor.text().length()
            && GapShapes.SEAL
                .matcher(cursor.text())
                .region(end, cursor.text().length())
                .lookingAt();
    if (!over && room < 2 && !seal) {
      cursor.step();
      return true;
    }
    String unit =
        over ? "" : Lexicon.USUAL.unitBehindColon(cursor.text().substring(end)).orElse("");
    if (!over && !seal && unit.isEmpty() && !cursor.isTaken(end) && !isFollowed(end)) {
      cursor.skipTo(end);
      return true;
    }
    boolean bare = over && room == 0;
    Gap.Kind kind = bare ? Gap.Kind.BARE : unit.isEmpty() ? Gap.Kind.WORDS : Gap.Kind.FIGURE;
    cursor.add(Gap.of(kind, cursor.at() + 1, end, label, unit));
    cursor.pass(end + unit.length());
    return true;
  }

  /** Whether the next words are asked about too; else they are what the colon announces. */
  private boolean isFollowed(int from) {
    Matcher next = GapShapes.NEXT.matcher(cursor.text()).region(from, cursor.text().length());
    return next.lookingAt()
        && (next.end() < cursor.text().length()
            || next.group(2) != null
            || Lexicon.USUAL.isLineLabel(BareText.squeezed(next.group(1))));
  }

  /** A date far behind a colon that asks for no date is asked for itself. */
  private boolean isApart(String label, int end, int room) {
    return room > ROOM_OF_A_NAME
        && !GapShapes.DATED.matcher(label).find()
        && GapShapes.FAR_DATE
            .matcher(cursor.text())
            .region(end, cursor.text().length())
            .lookingAt();
  }

  /** （大写）： 万 仟 佰 … ￥： two gaps of one colon each. */
  private boolean isNested(int end) {
    return end < cursor.text().length() && cursor.isTaken(end);
  }

  /** The dot of No. stands for a colon. */
  private boolean isNumberSign() {
    return cursor.at() >= 2
        && ".．".indexOf(cursor.text().charAt(cursor.at())) >= 0
        && cursor.text().substring(cursor.at() - 2, cursor.at()).equalsIgnoreCase("no");
  }

  private boolean currency() {
    Matcher room = Pattern.compile("[￥¥][:：]?([ \\u00a0\\u3000_]*)(元?)").matcher(cursor.text());
    room.region(cursor.at(), cursor.text().length());
    if (!room.lookingAt() || (room.group(1).length() < 2 && room.end() < cursor.text().length())) {
      return false;
    }
    cursor.add(Gap.of(Gap.Kind.FIGURE, cursor.at() + 1, room.end(), "￥", "元"));
    cursor.pass(room.end());
    return true;
  }
}
