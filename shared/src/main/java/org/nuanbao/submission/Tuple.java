package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/**
 * The values that rows, cards or vouchers have in some columns or questions; only where all are
 * filled in.
 *
 * @param texts as they stand in the file; personal data
 * @param plain as they are compared
 */
record Tuple(int row, List<String> texts, List<String> plain) {
  private static final int DIGITS = 32;

  static List<Tuple> of(Form form, Reading reading, List<String> refs) {
    List<Tuple> all = new ArrayList<>();
    switch (form) {
      case Roster roster -> {
        if (reading.body() instanceof Body.Lines lines) {
          lines.lines().forEach(line -> ofLine(roster, line, refs).ifPresent(all::add));
        }
      }
      case Single single -> {
        if (reading.body() instanceof Body.Answers answers) {
          ofAnswers(single, answers, refs).ifPresent(all::add);
        }
      }
      case FigureForm _ -> {}
      case FormOfParts parted -> ofParts(parted, reading, refs, all);
    }
    return all;
  }

  /** Of one table's rows, or of what is asked once. */
  private static void ofParts(
      FormOfParts form, Reading reading, List<String> refs, List<Tuple> all) {
    List<Place> places = refs.stream().map(form.places()::get).toList();
    List<ValueType> types = places.stream().map(place -> place.prompt().type()).toList();
    String table = places.getFirst().table();
    if (table == null) {
      if (reading.body() instanceof Body.Answers(var answers, var _)) {
        of(
                0,
                types,
                refs.stream().map(ref -> answers.getOrDefault(ref, Entry.NONE).value()).toList())
            .ifPresent(all::add);
      }
      return;
    }
    for (Line line : reading.body().rows(table).lines()) {
      List<Value> values = places.stream().map(place -> line.values().get(place.index())).toList();
      of(line.number(), types, values).ifPresent(all::add);
    }
  }

  private static Optional<Tuple> ofLine(Roster form, Line line, List<String> refs) {
    List<ValueType> types = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (String ref : refs) {
      int index = form.indexOf(ref);
      types.add(form.columns().get(index).type());
      values.add(line.values().get(index));
    }
    return of(line.number(), types, values);
  }

  private static Optional<Tuple> ofAnswers(Single form, Body.Answers answers, List<String> refs) {
    List<ValueType> types = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (String ref : refs) {
      types.add(form.question(ref).map(question -> question.type()).orElse(ValueType.TEXT));
      values.add(answers.answers().getOrDefault(ref, Entry.NONE).value());
    }
    return of(0, types, values);
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

  /** Where what this duty says stands, or what it looks up. */
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

  /** Says nothing of anybody. */
  @Override
  public String toString() {
    return "values of row " + row;
  }
}
