package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;

/**
 * Whom a card or voucher is about: the first of the form's lists of questions that are all
 * answered, however the answers were typed.
 *
 * @param questions what tells it apart
 * @param values their answers, normalised; personal data
 */
public record Subject(List<String> questions, List<String> values) {

  /** Empty where no list of questions is answered. */
  public static Optional<Subject> of(Single form, Reading reading) {
    if (!(reading.body() instanceof Body.Answers answers)) {
      throw new IllegalArgumentException("no card or voucher: " + reading.form());
    }
    return form.subject().stream()
        .flatMap(questions -> answered(form, questions, answers).stream())
        .findFirst();
  }

  /** A keyed hash that is the same for the same person in the same form. */
  public String key(Keys keys) {
    return keys.keyed("subject:" + String.join(",", questions), String.join("\u001f", values));
  }

  private static Optional<Subject> answered(
      Single form, List<String> questions, Body.Answers answers) {
    List<String> values = new ArrayList<>();
    for (String key : questions) {
      ValueType type = form.question(key).map(Question::type).orElse(ValueType.TEXT);
      answers
          .answers()
          .getOrDefault(key, Entry.NONE)
          .value()
          .comparable(type)
          .ifPresent(values::add);
    }
    return values.size() == questions.size()
        ? Optional.of(new Subject(questions, List.copyOf(values)))
        : Optional.empty();
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "subject by " + questions;
  }
}
