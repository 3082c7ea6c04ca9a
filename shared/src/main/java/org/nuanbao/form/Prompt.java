package org.nuanbao.form;

import java.util.List;

/** One thing a form asks for: an item, a column, a question, or a blank of the head. */
public sealed interface Prompt permits Item, Column, Question, Field {
  /** The printed label, without spaces that only spread its characters. */
  String label();

  AnswerType answer();

  default ValueType type() {
    return answer().kind();
  }

  /** The answers allowed; empty if any answer is. */
  default List<String> codes() {
    return answer().codes();
  }
}
