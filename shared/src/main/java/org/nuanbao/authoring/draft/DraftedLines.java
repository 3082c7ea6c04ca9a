package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/**
 * Cuts printed lines into words and gaps, and turns them into questions and lines of the layout.
 */
final class DraftedLines {
  private static final Pattern SIGNED = Pattern.compile("签字|签名|签章|领导|负责人|经办人|审核人|经手人|领款人|收款人");
  private static final Pattern OWN_DATE = Pattern.compile(".*(?:日期|时间|年月)");

  private static final Pattern IN_WORDS = Pattern.compile("[（(]大写[)）]$");

  private enum Kind {
    WORDS,
    /** A gap after a label with a colon; the piece has that label. */
    LABELLED,
    DATE,
    SEAL,
    /** Room for an amount in words, one gap for each digit. */
    CAPITALS,
    /** A gap after ￥. */
    YUAN,
    /** A gap between its label and 元. */
    AMOUNT,
    /** Boxes to tick. */
    TICKS
  }

  /**
   * A stretch of the line.
   *
   * @param label the gap's own label, if it has one
   * @param printed the words, or what is printed in the gap
   */
  private record Piece(Kind kind, String label, String printed) {}

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

  private final Questions questions;

  DraftedLines(Questions questions) {
    this.questions = questions;
  }

  /**
   * Reads one line.
   *
   * @param beside the label to the left of the line, if any
   * @return the line for the layout
   */
  String read(String text, @Nullable String beside) {
    List<Piece> pieces = pieces(text);
    StringBuilder line = new StringBuilder("~");
    Questions.Group group = sealed(pieces, beside);
    String words = "";
    if (group != null && group.label().equals(beside)) {
      line.append(gap(group.part("opinion", beside, ValueType.TEXT), ""));
    }
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Piece next = i + 1 < pieces.size() ? pieces.get(i + 1) : null;
      switch (piece.kind()) {
        case WORDS -> {
          line.append(piece.printed());
          words = piece.printed().strip();
        }
        case SEAL -> {
          Questions.Group sealed =
              group == null ? questions.group(words.isEmpty() ? text : words) : group;
          gap(line, sealed.stamped("seal"), piece);
          group = sealed;
        }
        case TICKS -> gap(line, questions.ticks(beside, piece.printed()), piece);
        case DATE -> gap(line, date(group, beside, words), piece);
        case CAPITALS ->
            gap(line, amount(group, beside).part("capitals", "（大写）", ValueType.TEXT), piece);
        case YUAN ->
            gap(line, amount(group, beside).part("yuan", "（￥）", ValueType.AMOUNT_YUAN), piece);
        case AMOUNT ->
            gap(line, questions.part(beside, piece.label(), ValueType.AMOUNT_YUAN), piece);
        case LABELLED -> {
          if (next != null && next.kind() == Kind.CAPITALS) {
            group = questions.group(IN_WORDS.matcher(piece.label()).replaceFirst(""));
          } else if (group != null && OWN_DATE.matcher(piece.label()).matches()) {
            if (next == null || next.kind() != Kind.DATE) {
              gap(line, group.date(), piece);
            }
          } else if (next != null && next.kind() == Kind.DATE) {
            group = null;
            if (SIGNED.matcher(piece.label()).find()) {
              group = questions.group(piece.label());
              gap(line, group.stamped("signed"), piece);
            } else {
              gap(line, questions.single(piece.label(), ValueType.DATE), next);
              i++;
            }
          } else {
            gap(line, questions.single(piece.label(), null), piece);
          }
        }
      }
    }
    return line.toString();
  }

  /**
   * The group that a seal in this line makes valid, named by the words before the seal, else by the
   * label beside the line.
   */
  private Questions.@Nullable Group sealed(List<Piece> pieces, @Nullable String beside) {
    String words = "";
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.SEAL) {
        return words.isEmpty() && beside == null
            ? null
            : questions.group(words.isEmpty() ? String.valueOf(beside) : words);
      }
      words = piece.kind() == Kind.WORDS ? piece.printed().strip() : "";
    }
    return null;
  }

  private Questions.Group amount(Questions.@Nullable Group group, @Nullable String beside) {
    return group == null ? questions.group(beside == null ? "金额" : beside) : group;
  }

  private String date(Questions.@Nullable Group group, @Nullable String beside, String words) {
    if (group != null) {
      return group.date();
    }
    if (beside == null) {
      return questions.single("日期", ValueType.DATE);
    }
    return questions.dateOf(beside, words.endsWith("至"));
  }

  private static void gap(StringBuilder line, String ref, Piece piece) {
    line.append(gap(ref, piece.printed()));
  }

  private static String gap(String ref, String printed) {
    return "{" + ref + ":" + printed + "}";
  }

  /** The pieces of a line; a line without gaps is only words. */
  private static List<Piece> pieces(String text) {
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

  /** Adds the piece that was found; returns where the search goes on. */
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

  /**
   * Adds a label with its gap. A date or an amount in words right behind it keeps its own blanks.
   */
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

  /** Whether a text has gaps to write in. */
  static boolean hasGaps(String text) {
    return pieces(text).stream().anyMatch(piece -> piece.kind() != Kind.WORDS);
  }
}
