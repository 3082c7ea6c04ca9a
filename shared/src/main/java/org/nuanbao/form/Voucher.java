package org.nuanbao.form;

import java.util.List;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;

/**
 * The receipt for one payment.
 *
 * @param evidenceOf the roster whose row pays: a voucher proves that row and is no second payment
 */
public record Voucher(
    Head head,
    List<Field> fields,
    List<Question> questions,
    List<Group> groups,
    List<SubTable> tables,
    List<List<String>> subject,
    FormId evidenceOf,
    List<Measure> measures,
    Layout layout,
    List<Rule> rules)
    implements Single {}
