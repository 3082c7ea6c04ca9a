package org.nuanbao.authoring.text;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Finds the gaps of one text. */
final class GapReader {
  private final TextCursor cursor;
  private final ShapedGaps shaped;
  private final SpokenGaps spoken;
  private final RoomGaps room;

  GapReader(String text) {
    this.cursor = new TextCursor(text);
    this.shaped = new ShapedGaps(cursor);
    this.spoken = new SpokenGaps(cursor);
    this.room = new RoomGaps(cursor);
  }

  Sentence read() {
    List<String> own = new ArrayList<>();
    for (Options.Run run : cursor.options().runs()) {
      if (run.label().isEmpty()) {
        own.addAll(run.codes());
      }
    }
    while (!cursor.isOver()) {
      if (!option() && !shaped.read() && !spoken.read() && !room.read()) {
        cursor.step();
      }
    }
    boolean several = cursor.text().matches("(?s).*(可多选|限选[二两三四]|多选).*");
    String rest = BareText.squeezed(cursor.words());
    for (Gap gap : cursor.gaps()) {
      rest = rest.replace(gap.label(), "");
    }
    rest = GapShapes.SIGNS.matcher(rest).replaceAll("").replaceAll("[\\p{Punct}：，。；、（）]", "");
    return new Sentence(named(), List.copyOf(own.stream().distinct().toList()), several, rest);
  }

  /** 至 goes on with what the date before it is called. */
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
        cursor.add(
            new Gap(Gap.Kind.OPTIONS, cursor.at(), run.end(), run.label(), "", run.codes(), false));
        cursor.pass(run.end());
        return true;
      }
      if (run.label().isEmpty() && cursor.at() >= run.start() && cursor.at() < run.end()) {
        return within(run);
      }
    }
    return false;
  }

  /** Between options there may be gaps: 其他____, 残疾（类型： 等级： 级）. */
  private boolean within(Options.Run run) {
    if (shaped.read() || spokenWithin()) {
      return true;
    }
    cursor.leave();
    return cursor.at() <= run.end();
  }

  private boolean spokenWithin() {
    char c = cursor.text().charAt(cursor.at());
    return (c == '：' || c == ':') && spoken.colon();
  }
}
