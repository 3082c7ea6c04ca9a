package org.nuanbao.authoring.whole;

import org.nuanbao.authoring.part.Input.Answer;

/**
 * An answer with the name the form gives it.
 *
 * @param ref {@code figures.r7.d}; {@code @unit} for a field of the head
 * @param repeated whether each entry of a list has one
 */
record NamedAnswer(String ref, Answer answer, boolean repeated) {
  boolean isField() {
    return ref.startsWith("@");
  }
}
