package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.ValueType;

/** Turns printed labels into columns and questions. */
final class AnswerDrafts {
  private final UnaryOperator<String> simplified;
  private final CodeNotes notes;

  AnswerDrafts(UnaryOperator<String> simplified, CodeNotes notes) {
    this.simplified = simplified;
    this.notes = notes;
  }

  /**
   * Drafts a column, or a question that stands by itself. The label loses the number of its note.
   */
  Answer of(String printed, DraftKeys keys, String stem) {
    return of("", printed, keys, stem);
  }

  /**
   * The same for a column of a small table; the table's own note lists its codes.
   *
   * @param table the table's label
   */
  Answer of(String table, String printed, DraftKeys keys, String stem) {
    String raw = PrintedText.line(printed);
    String label = notes.withoutNumber(BareText.squeezed(raw));
    LabelWords.Meaning meaning = LabelWords.USUAL.of(simplified.apply(label)).orElse(null);
    CodeNotes.Codes noted = notes.codes(table, BareText.squeezed(raw));
    List<Doubt> doubts = new ArrayList<>(noted.doubts());
    String usual = meaning == null ? null : meaning.key();
    ValueType type = meaning == null ? ValueType.TEXT : meaning.type();
    List<String> codes = meaning == null ? List.of() : meaning.codes();
    if (meaning == null) {
      doubts.add(Doubt.GUESSED);
    }
    if (usual == null) {
      doubts.add(Doubt.UNNAMED);
    }
    if (!noted.codes().isEmpty()) {
      codes = noted.codes();
      type = type(codes, noted.several());
    }
    return new Answer(
        keys.take(usual, stem),
        label,
        raw.equals(label) ? null : raw,
        null,
        type,
        codes,
        null,
        List.copyOf(doubts));
  }

  private static ValueType type(List<String> codes, boolean several) {
    if (several) {
      return ValueType.CODES;
    }
    return codes.equals(List.of("是", "否")) ? ValueType.YES_NO : ValueType.CODE;
  }

  /** The usual key of a label; null if it has none. */
  @Nullable String usual(String label) {
    return LabelWords.USUAL.of(simplified.apply(label)).map(LabelWords.Meaning::key).orElse(null);
  }

  String simple(String text) {
    return simplified.apply(text);
  }
}
