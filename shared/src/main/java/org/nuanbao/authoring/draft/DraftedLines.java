package org.nuanbao.authoring.draft;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.LineText.Piece;
import org.nuanbao.form.ValueType;

/** Turns printed lines with gaps into questions, and into the layout's lines. */
final class DraftedLines {
  private static final Pattern SIGNED = Pattern.compile("签字|签名|签章|领导|负责人|经办人|审核人|经手人|领款人|收款人");
  private static final Pattern OWN_DATE = Pattern.compile(".*(?:日期|时间|年月)");

  private static final Pattern IN_WORDS = Pattern.compile("[（(]大写[)）]$");

  private final Questions questions;

  DraftedLines(Questions questions) {
    this.questions = questions;
  }

  /**
   * Reads one line.
   *
   * @param beside the label left of it, if any
   * @return the layout's line
   */
  String read(String text, @Nullable String beside) {
    List<Piece> pieces = LineText.of(text);
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
          if (next != null && next.kind() == LineText.Kind.CAPITALS) {
            group = questions.group(IN_WORDS.matcher(piece.label()).replaceFirst(""));
          } else if (group != null && OWN_DATE.matcher(piece.label()).matches()) {
            if (next == null || next.kind() != LineText.Kind.DATE) {
              gap(line, group.date(), piece);
            }
          } else if (next != null && next.kind() == LineText.Kind.DATE) {
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

  /** The group that a seal in this line makes valid: what stands before it, else the label. */
  private Questions.@Nullable Group sealed(List<Piece> pieces, @Nullable String beside) {
    String words = "";
    for (Piece piece : pieces) {
      if (piece.kind() == LineText.Kind.SEAL) {
        return words.isEmpty() && beside == null
            ? null
            : questions.group(words.isEmpty() ? String.valueOf(beside) : words);
      }
      words = piece.kind() == LineText.Kind.WORDS ? piece.printed().strip() : "";
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
}
