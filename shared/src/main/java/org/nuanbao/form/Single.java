package org.nuanbao.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form about one person or household: questions, some in groups, and small tables. */
public sealed interface Single extends Form permits Card, Voucher {
  /** All questions in printed order; questions of groups have their whole key. */
  List<Question> questions();

  List<Group> groups();

  List<SubTable> tables();

  /**
   * What tells two of these forms apart, best first: the first list whose questions are all
   * answered identifies the subject.
   */
  List<List<String>> subject();

  List<Measure> measures();

  default Optional<Question> question(String key) {
    return questions().stream().filter(question -> question.key().equals(key)).findFirst();
  }

  default Optional<SubTable> table(String key) {
    return tables().stream().filter(table -> table.key().equals(key)).findFirst();
  }

  /**
   * Questions under one printed label.
   *
   * @param stamp what it needs to be valid besides its answers, if anything
   */
  record Group(String key, String label, String printed, @Nullable Stamp stamp) {
    /** Facts name it by {@code seal} or {@code signed} below the group's key. */
    public enum Stamp {
      SEAL("seal"),
      SIGNED("signed");

      private final String mark;

      Stamp(String mark) {
        this.mark = mark;
      }

      public String mark() {
        return mark;
      }
    }
  }

  /**
   * A small table on a card.
   *
   * @param columns their keys within the table; rules and findings call them {@code table.column}
   */
  record SubTable(String key, String label, String printed, List<Column> columns) {

    /** The position of the column in each row's values; -1 if there is none. */
    public int indexOf(String column) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).key().equals(column)) {
          return i;
        }
      }
      return -1;
    }
  }
}
