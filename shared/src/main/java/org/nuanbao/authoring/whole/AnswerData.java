package org.nuanbao.authoring.whole;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nuanbao.authoring.draft.Doubt;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.form.ValueType;

/** An answer's type as a form's data says it. */
final class AnswerData {
  /** Of two answers only one is meant. */
  private static final int MANY = 2;

  private static final double SURE = 0.5;

  private AnswerData() {}

  /** Puts {@code type}, {@code unit} and {@code codes}. */
  static void put(Map<String, Object> values, Answer answer, boolean unit) {
    put(values, answer, unit, false);
  }

  /**
   * The same.
   *
   * @param several whether more than one of the answers may be ticked, for all that is printed
   */
  static void put(Map<String, Object> values, Answer answer, boolean unit, boolean several) {
    ValueType type = type(answer);
    if (type == ValueType.CODE && answer.codes().size() > MANY && several) {
      type = ValueType.CODES;
    }
    if (unit || (!answer.unit().isEmpty() && type.isNumber())) {
      values.put("unit", answer.unit().isEmpty() ? "—" : answer.unit());
    }
    values.put("type", type.name().toLowerCase(Locale.ROOT));
    if (isCoded(type)) {
      values.put("codes", answer.codes());
    }
  }

  /** What somebody should look at: a type that little speaks for. */
  static List<Doubt> doubts(Answer answer) {
    return answer.confidence() < SURE ? List.of(new Doubt("类型是猜的", "type guessed")) : List.of();
  }

  /** A list of answers without its answers is text. */
  static ValueType type(Answer answer) {
    boolean coded = isCoded(answer.type());
    return coded && answer.codes().isEmpty() ? ValueType.TEXT : answer.type();
  }

  private static boolean isCoded(ValueType type) {
    return type == ValueType.CODE || type == ValueType.CODES;
  }
}
