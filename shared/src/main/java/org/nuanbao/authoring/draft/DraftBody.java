package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/** What a drafted form asks for; one record for each kind of form. */
sealed interface DraftBody {
  record Items(List<Section> sections) implements DraftBody {}

  record Rows(List<Answer> columns) implements DraftBody {}

  record Crossed(List<Line> rows, List<Answer> columns) implements DraftBody {}

  /** A card or a voucher. */
  record Sheet(boolean voucher, List<Question> questions, List<Table> tables) implements DraftBody {
    private static final List<List<String>> USUAL =
        List.of(List.of("file_no"), List.of("id_no"), List.of("name", "employer"), List.of("name"));

    /** The questions that have one answer. */
    List<Answer> singles() {
      return only(Answer.class);
    }

    List<Group> groups() {
      return only(Group.class);
    }

    private <T extends Question> List<T> only(Class<T> kind) {
      return questions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The keys that can tell two subjects apart, best choice first. */
    List<List<String>> subject() {
      List<String> keys = new ArrayList<>();
      for (Question question : questions) {
        switch (question) {
          case Answer answer -> keys.add(answer.key());
          case Group group ->
              group.parts().forEach(part -> keys.add(group.key() + "." + part.key()));
        }
      }
      List<List<String>> subject =
          new ArrayList<>(USUAL.stream().filter(keys::containsAll).toList());
      if (subject.size() > 1) {
        subject.remove(List.of("name"));
      }
      return subject.isEmpty() && !keys.isEmpty() ? List.of(List.of(keys.getFirst())) : subject;
    }
  }

  /** A drafted group of items. */
  record Section(String number, String title, List<Item> items) {}

  /** A drafted item of a statistics form. */
  record Item(
      String ref,
      String label,
      @Nullable String simplified,
      String unit,
      ValueType type,
      @Nullable String partOf,
      @Nullable String formula,
      List<Doubt> doubts) {
    Item partOf(String whole) {
      return new Item(ref, label, simplified, unit, type, whole, formula, doubts);
    }

    Item doubted(Doubt doubt) {
      List<Doubt> more = new ArrayList<>(doubts);
      more.add(doubt);
      return new Item(ref, label, simplified, unit, type, partOf, formula, List.copyOf(more));
    }
  }

  /** A drafted row of a crosstab. */
  record Line(
      String key, String group, String label, @Nullable String partOf, List<Doubt> doubts) {}

  /** A drafted small table of a card. */
  record Table(
      String key,
      String label,
      @Nullable String printed,
      List<Answer> columns,
      List<Doubt> doubts) {}

  /** What a card or voucher asks for: one answer, or several under one label. */
  sealed interface Question {
    String key();
  }

  /**
   * Several answers under one label.
   *
   * @param stamp {@code seal} or {@code signed}
   */
  record Group(
      String key, String label, @Nullable String stamp, List<Answer> parts, List<Doubt> doubts)
      implements Question {}

  /**
   * A drafted column or question.
   *
   * @param printed the label as printed, if that differs
   * @param unit the unit of a crosstab's column
   * @param by {@code federation} if the federation fills it in
   */
  record Answer(
      String key,
      String label,
      @Nullable String printed,
      @Nullable String unit,
      ValueType type,
      List<String> codes,
      @Nullable String by,
      List<Doubt> doubts)
      implements Question {
    /** An answer of which only a label and a type are known. */
    static Answer of(String key, String label, ValueType type) {
      return new Answer(key, label, null, null, type, List.of(), null, List.of());
    }

    /** The same question with another type, other codes and other doubts. */
    Answer asking(ValueType other, List<String> choices, List<Doubt> doubted) {
      return new Answer(key, label, printed, unit, other, choices, by, doubted);
    }
  }
}
