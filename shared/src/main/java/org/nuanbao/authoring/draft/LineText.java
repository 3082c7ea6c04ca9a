package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printed line with gaps, cut into what is printed and where something is to be written. */
final class LineText {
  enum Kind {
    WORDS,
    /** After a label with a colon; the piece's label is that label. */
    LABELLED,
    DATE,
    SEAL,
    /** Digits of an amount in words. */
    CAPITALS,
    /** Behind ￥. */
    YUAN,
    /** Between its label and 元. */
    AMOUNT,
    /** Answers to tick. */
    TICKS
  }

  /**
   * A stretch of the line.
   *
   * @param label of the gap, where it has one of its own
   * @param printed in the gap or as words
   */
  record Piece(Kind kind, String label, String printed) {}

  // Possessive: a hostile cell of blanks must not be tried in every way it can be cut.
  private static final String BLANKS = "[_\\s　]*+";
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<seal>[（(](?:盖章|公章|签章|蓋章)[)）])"
              + ("|(?<caps>"
                  + BLANKS
                  + "[万萬]?"
                  + BLANKS
                  + "[仟千]"
                  + BLANKS
                  + "[佰百]"
                  + BLANKS
                  + "[拾十]"
                  + BLANKS
                  + "元(?:"
                  + BLANKS
                  + "角)?(?:"
                  + BLANKS
                  + "分)?)")
              + ("|(?<date>" + BLANKS + "年" + BLANKS + "月" + BLANKS + "日|(?<=至)[_\\s　]+月[_\\s　]+日)")
              + "|(?<ticks>(?:□"
              + BLANKS
              + "[^□\\s_]+"
              + BLANKS
              + "){2,})"
              + ("|(?<yuan>[￥¥][:：]?)(?<yuangap>" + BLANKS + ")")
              + "|(?<amount>[^\\s_　，。、；：:（）日]{2,12})(?<amountgap>[_\\s　]{2,}+)(?=元)"
              + ("|(?<label>(?:(?![（(](?:盖章|公章|签章)[)）])[^\\s_　，。；：:]){2,20})[:：](?<gap>"
                  + BLANKS
                  + ")"));

  private LineText() {}

  /** The line's pieces; only words where it has no gaps. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PIECE.matcher(text);
    int end = 0;
    while (end < text.length() && found.find(end)) {
      words(pieces, text.substring(end, found.start()));
      end = add(pieces, found, text);
    }
    words(pieces, text.substring(Math.min(end, text.length())));
    return List.copyOf(pieces);
  }

  private static void words(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(Kind.WORDS, "", words));
    }
  }

  /** Adds what was found; where the next begins. */
  private static int add(List<Piece> pieces, Matcher found, String text) {
    if (found.group("seal") != null) {
      pieces.add(new Piece(Kind.SEAL, "", found.group()));
    } else if (found.group("caps") != null) {
      pieces.add(new Piece(Kind.CAPITALS, "", found.group()));
    } else if (found.group("date") != null) {
      pieces.add(new Piece(Kind.DATE, "", found.group()));
    } else if (found.group("ticks") != null) {
      pieces.add(new Piece(Kind.TICKS, "", found.group()));
    } else if (found.group("yuan") != null) {
      words(pieces, found.group("yuan"));
      pieces.add(new Piece(Kind.YUAN, "", room(found.group("yuangap"))));
    } else if (found.group("amount") != null) {
      words(pieces, found.group("amount"));
      pieces.add(new Piece(Kind.AMOUNT, found.group("amount"), found.group("amountgap")));
    } else {
      return labelled(pieces, found, text);
    }
    return found.end();
  }

  /** A label with its gap; a date or an amount in words behind it keeps its own blanks. */
  private static int labelled(List<Piece> pieces, Matcher found, String text) {
    String label = found.group("label");
    int gap = found.start("gap");
    words(pieces, text.substring(found.start(), gap));
    Matcher next = PIECE.matcher(text);
    boolean owns =
        next.find(gap)
            && next.start() == gap
            && (next.group("caps") != null || next.group("date") != null);
    pieces.add(new Piece(Kind.LABELLED, label, owns ? "" : found.group("gap")));
    return owns ? gap : found.end();
  }

  private static String room(String blanks) {
    return blanks.isEmpty() ? " " : blanks;
  }

  static boolean hasGaps(String text) {
    return of(text).stream().anyMatch(piece -> piece.kind() != Kind.WORDS);
  }
}
