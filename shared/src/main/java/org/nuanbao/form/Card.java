package org.nuanbao.form;

import java.util.List;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;

/** A form about one person or household; it pays nobody. */
public record Card(
    Head head,
    List<Field> fields,
    List<Question> questions,
    List<Group> groups,
    List<SubTable> tables,
    List<List<String>> subject,
    List<Measure> measures,
    Layout layout,
    List<Rule> rules)
    implements Single {}
