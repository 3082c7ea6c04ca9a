package org.nuanbao.form;

import java.util.List;
import java.util.Optional;

/** A form about one person or household: questions, some in groups, and small tables. */
public sealed interface Single extends Form permits Card, Voucher {
  /** All questions in printed order, those of groups by their whole key. */
  List<Question> questions();

  List<Group> groups();

  List<SubTable> tables();

  /**
   * What tells two of these forms apart, best first: the first of these lists whose questions are
   * all answered names the subject.
   */
  List<List<String>> subject();

  List<Measure> measures();

  default Optional<Question> question(String key) {
    return questions().stream().filter(question -> question.key().equals(key)).findFirst();
  }

  default Optional<SubTable> table(String key) {
    return tables().stream().filter(table -> table.key().equals(key)).findFirst();
  }
}
