package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.draft.Doubt;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.ValueType;

/**
 * An answer with the name that the form gives it.
 *
 * @param ref {@code figures.r7.d}; {@code @unit} for a field of the head
 * @param repeated whether each entry of a list has one
 */
record NamedAnswer(String ref, Answer answer, boolean repeated) {
  /** Of this many options or fewer, only one is meant. */
  private static final int MANY = 2;

  private static final double SURE = 0.5;
  private static final int LONG = 60;

  boolean isField() {
    return ref.startsWith("@");
  }

  boolean isNumber() {
    return type(answer).isNumber();
  }

  /** The answer's type; a choice without options is text. */
  private static ValueType type(Answer answer) {
    return isCoded(answer.type()) && answer.codes().isEmpty() ? ValueType.TEXT : answer.type();
  }

  private static boolean isCoded(ValueType type) {
    return type == ValueType.CODE || type == ValueType.CODES;
  }

  /** The entry with {@code type} and {@code codes}, and with {@code unit} if there is one. */
  static Entry typed(Entry entry, Answer answer) {
    boolean unit = !answer.unit().isEmpty() && type(answer).isNumber();
    return asking(entry.with("unit", unit ? answer.unit() : null), answer, type(answer));
  }

  /** The same for a row or column, which always has a unit. */
  static Entry measured(Entry entry, Answer answer) {
    String unit = answer.unit().isEmpty() ? "—" : answer.unit();
    return asking(entry.with("unit", unit), answer, type(answer));
  }

  /**
   * The same for a question; of several options more than one may be ticked, as far as print tells.
   */
  static Entry ticked(Entry entry, Answer answer) {
    boolean several = type(answer) == ValueType.CODE && answer.codes().size() > MANY;
    return several ? asking(entry, answer, ValueType.CODES) : typed(entry, answer);
  }

  private static Entry asking(Entry entry, Answer answer, ValueType type) {
    return entry.with("type", type).with("codes", isCoded(type) ? answer.codes() : null);
  }

  /** What somebody should look at: a type that little evidence supports. */
  static List<Doubt> doubts(Answer answer) {
    return answer.confidence() < SURE ? List.of(Doubt.GUESSED) : List.of();
  }

  /**
   * What it is called in findings: its last labels, each once; {@code otherwise} if it has none.
   */
  static String path(List<String> labels, String otherwise) {
    List<String> said = new ArrayList<>();
    for (String label : labels) {
      String plain = BareText.label(label);
      if (!plain.isEmpty() && !said.contains(plain)) {
        said.add(plain);
      }
    }
    String path = String.join(" ", said);
    while (path.length() > LONG && said.size() > 1) {
      said.removeFirst();
      path = String.join(" ", said);
    }
    return path.isEmpty() ? otherwise : path.length() > LONG ? path.substring(0, LONG) : path;
  }
}
