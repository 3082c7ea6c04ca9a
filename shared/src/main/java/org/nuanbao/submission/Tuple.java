package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.Place;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.PersonKey;

/**
 * The values of one row, card or voucher in certain columns or questions; only if all are filled
 * in.
 *
 * @param texts as they stand in the file; personal data
 * @param plain in the form in which they are compared
 */
record Tuple(int row, List<String> texts, List<String> plain) {
  private static final int DIGITS = 32;

  static List<Tuple> of(Form form, Reading reading, List<String> refs) {
    List<Place> places = refs.stream().map(form.places()::get).toList();
    String table = places.getFirst().table();
    // Values in a card's small table say nothing about the card itself.
    if (form instanceof FigureForm || (form instanceof Single && table != null)) {
      return List.of();
    }
    List<ValueType> types = places.stream().map(place -> place.prompt().type()).toList();
    Body body = reading.body();
    if (table == null) {
      return of(0, types, refs.stream().map(ref -> body.answer(ref).value()).toList()).stream()
          .toList();
    }
    List<Tuple> all = new ArrayList<>();
    for (Line line : body.rows(table).lines()) {
      List<Value> values = places.stream().map(place -> line.values().get(place.index())).toList();
      of(line.number(), types, values).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Tuple> of(int row, List<ValueType> types, List<Value> values) {
    List<String> texts = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Value.Text(String text)) {
        texts.add(text);
      }
      values.get(i).comparable(types.get(i)).ifPresent(plain::add);
    }
    return texts.size() == values.size() && plain.size() == values.size()
        ? Optional.of(new Tuple(row, List.copyOf(texts), List.copyOf(plain)))
        : Optional.empty();
  }

  /** The index entries for what a version tells the rules of other forms. */
  static List<FactIndex.Entry> entries(
      FormDuty duty, long version, String subject, Reading reading, Notice notice, Keys keys) {
    List<FactIndex.Entry> entries = new ArrayList<>();
    for (Counterpart counterpart : notice.facts()) {
      if (counterpart.form().equals(duty.form().id())) {
        for (Tuple tuple : of(duty.form(), reading, counterpart.refs())) {
          entries.add(
              new FactIndex.Entry(
                  place(counterpart, duty.id()),
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

  /** The place in the index where this duty's facts are kept, or where it looks them up. */
  static String place(Counterpart counterpart, DutyId duty) {
    String place = duty.campaign() + "#" + counterpart.fact();
    return switch (counterpart.within()) {
      case UNIT -> place + "#" + duty.unit();
      case CAMPAIGN -> place;
    };
  }

  /** The hash of the first value. */
  String key(Counterpart counterpart, Keys keys) {
    return hash("key", counterpart, plain.subList(0, 1), keys);
  }

  /** The hash of all values. */
  String whole(Counterpart counterpart, Keys keys) {
    return hash("whole", counterpart, plain, keys);
  }

  private static String hash(String kind, Counterpart counterpart, List<String> of, Keys keys) {
    return keys.keyed(kind + ":" + counterpart.fact(), String.join("\u001f", of))
        .substring(0, DIGITS);
  }

  /** Reveals nothing about anybody. */
  @Override
  public String toString() {
    return "values of row " + row;
  }
}
