package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.Notice;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.value.PersonKey;

/** What a version tells the rules of other forms, as it stands in the index. */
final class FactEntries {
  private FactEntries() {}

  static List<FactIndex.Entry> by(
      FormDuty duty, long version, String subject, Reading reading, Notice notice, Keys keys) {
    List<FactIndex.Entry> entries = new ArrayList<>();
    for (Counterpart counterpart : notice.facts()) {
      if (counterpart.form().equals(duty.form().id())) {
        for (Tuple tuple : Tuple.of(duty.form(), reading, counterpart.refs())) {
          entries.add(
              new FactIndex.Entry(
                  Tuple.place(counterpart, duty.id()),
                  tuple.key(counterpart, keys),
                  tuple.whole(counterpart, keys),
                  duty.id(),
                  version,
                  subject,
                  tuple.row(),
                  paid(duty.form(), reading, tuple.row(), keys).orElse(null)));
        }
      }
    }
    return entries;
  }

  private static Optional<PersonKey> paid(Form form, Reading reading, int row, Keys keys) {
    return form.paying()
        .filter(it -> row > 0)
        .flatMap(paying -> {
          Line line = reading.body().rows(paying.table()).lines().get(row - 1);
          int person = paying.roster().indexOf(paying.disburses().person());
          return Persons.key(line.values().get(person), keys);
        });
  }
}
