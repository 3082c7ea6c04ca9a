package org.nuanbao.form;

import java.util.List;

/**
 * A column of a roster.
 *
 * @param label the printed heading without line breaks
 * @param once whether a cell may be merged over several rows, so that its value counts for each of
 *     them
 * @param byFederation filled in by the federation after submission, never by the unit
 */
public record Column(
    String key, String label, AnswerType answer, boolean byFederation, boolean once)
    implements Prompt {
  /** A column with a value of its own in every row. */
  public Column(String key, String label, AnswerType answer, boolean byFederation) {
    this(key, label, answer, byFederation, false);
  }

  /** A column of this kind, with the unit and bounds that its heading tells. */
  public Column(
      String key, String label, ValueType type, List<String> codes, boolean byFederation) {
    this(key, label, AnswerType.of(type, codes, label), byFederation);
  }
}
