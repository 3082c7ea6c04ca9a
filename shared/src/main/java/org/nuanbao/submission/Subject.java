package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Question;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.value.Masking;

/**
 * Whom a card or voucher is about. The form has lists of questions; the first list that is fully
 * answered decides, however the answers were typed.
 *
 * @param questions what tells it apart
 * @param values their answers, normalised; personal data
 */
public record Subject(List<String> questions, List<String> values) {

  /** The subject of a reading; empty if no list of questions is answered. */
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
      answers.answer(key).value().comparable(type).ifPresent(values::add);
    }
    return values.size() == questions.size()
        ? Optional.of(new Subject(questions, List.copyOf(values)))
        : Optional.empty();
  }

  /**
   * Findings from comparing a file's cards or vouchers, in the order of the parts: there may be
   * only one part for each subject.
   */
  public static List<Finding> findings(Single form, List<Reading> parts) {
    SubjectCheck all = new SubjectCheck(form);
    parts.forEach(all::add);
    return List.copyOf(all.findings);
  }

  /** Reveals nothing about the person. */
  @Override
  public String toString() {
    return "subject by " + questions;
  }

  /** Compares the parts of a file with each other. */
  private static final class SubjectCheck {
    private final Single form;
    private final Map<Subject, Reading> known = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private SubjectCheck(Single form) {
      this.form = form;
    }

    private void add(Reading part) {
      Subject subject = Subject.of(form, part).orElse(null);
      if (subject == null) {
        List<String> first = form.subject().getFirst();
        findings.add(
            finding(
                part,
                first,
                "NO_SUBJECT",
                "看不出这一份是谁的，请填写" + labels(first) + "。",
                "It does not say whom it is about; fill in what tells persons apart."));
        return;
      }
      @Nullable Reading before = known.putIfAbsent(subject, part);
      if (before != null) {
        findings.add(
            finding(
                part,
                subject.questions(),
                "SAME_SUBJECT",
                "与%s的%s相同，同一个人在一个文件里只能有一份，请删去一份或改正。"
                    .formatted(place(before, subject.questions()), labels(subject.questions())),
                "The same person as at %s; keep one of the two or correct it."
                    .formatted(place(before, subject.questions()))));
      }
    }

    private static Finding finding(
        Reading part, List<String> questions, String code, String message, String english) {
      List<String> refs =
          questions.stream()
              .map(key -> key.indexOf('.') < 0 ? key : key.substring(0, key.indexOf('.')))
              .distinct()
              .toList();
      return new Finding(
          null, Severity.ERROR, refs, part.sheet(), cells(part, questions), code, message, english);
    }

    private String labels(List<String> questions) {
      return String.join(
          "、",
          questions.stream()
              .map(key -> "“" + form.question(key).map(Question::label).orElse(key) + "”")
              .toList());
    }

    private static String place(Reading part, List<String> questions) {
      String sheet = part.sheet().isEmpty() ? "" : "工作表“" + Masking.shownName(part.sheet()) + "”";
      return sheet + String.join("、", cells(part, questions));
    }

    private static List<String> cells(Reading part, List<String> questions) {
      return questions.stream()
          .map(key -> part.body().answer(key).cell())
          .filter(Objects::nonNull)
          .toList();
    }
  }
}
