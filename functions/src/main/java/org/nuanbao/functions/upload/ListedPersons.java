package org.nuanbao.functions.upload;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Column;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Disburses.AmountSource.ByFederation;
import org.nuanbao.form.PayingList;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Notes;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Masking;
import org.nuanbao.value.PersonKey;

/** Lists the persons whom a duty's current version names, as a reviewer may see them. */
@Singleton
final class ListedPersons {
  private final Submissions submissions;
  private final Readings readings;
  private final Notes notes;
  private final Counterparts counterparts;
  private final Keys keys;

  ListedPersons(
      Submissions submissions,
      Readings readings,
      Notes notes,
      Counterparts counterparts,
      Keys keys) {
    this.notes = notes;
    this.counterparts = counterparts;
    this.submissions = submissions;
    this.readings = readings;
    this.keys = keys;
  }

  /**
   * A person's row.
   *
   * @param person the person's key
   * @param row data row, from 1
   * @param masked masked values by column, which tell the reviewer which row it is
   */
  @Serdeable
  record Person(String person, int row, SortedMap<String, String> masked) {}

  /**
   * The persons, in row order.
   *
   * @throws Refusal.Refused if the form names no persons who are paid, or nothing was accepted yet
   */
  List<Person> of(Duty duty) {
    PayingList paying = duty.paying().orElseThrow(Refusal.UNKNOWN::exception);
    Roster roster = paying.roster();
    int id = roster.indexOf(paying.disburses().person());
    List<Person> persons = new ArrayList<>();
    for (Line line : lines(duty, paying)) {
      if (line.values().get(id) instanceof Value.Text(String text)) {
        IdNumber.of(text)
            .ifPresent(number ->
                persons.add(
                    new Person(
                        keys.person(number.value()).value(), line.number(), masked(roster, line))));
      }
    }
    return persons;
  }

  /**
   * The fund that pays the duty's persons.
   *
   * @throws Refusal.Refused if the form names no persons who are paid
   */
  static String fund(Duty duty) {
    return duty.paying()
        .map(PayingList::disburses)
        .map(Disburses::fund)
        .orElseThrow(Refusal.UNKNOWN::exception);
  }

  /**
   * Requires that the federation enters this fund's amounts, and that all these persons are listed.
   *
   * @throws Refusal.Refused otherwise
   */
  void demandPaid(Duty duty, String fund, List<PersonKey> wanted) {
    boolean byFederation =
        duty.paying()
            .map(PayingList::disburses)
            .filter(pays -> pays.fund().equals(fund) && pays.amount() instanceof ByFederation)
            .isPresent();
    if (!byFederation) {
      throw Refusal.WRONG_AMOUNT.exception();
    }
    Set<String> known = new HashSet<>();
    of(duty).forEach(person -> known.add(person.person()));
    if (!wanted.stream().allMatch(person -> known.contains(person.value()))) {
      throw Refusal.WRONG_AMOUNT.exception();
    }
  }

  /**
   * The cards or vouchers that count, by subject.
   *
   * @throws Refusal.Refused if the duty has no cards or vouchers
   */
  List<ReviewController.SubjectView> subjects(Duty duty) {
    if (!(duty instanceof FormDuty owed && owed.form() instanceof Single form)) {
      throw Refusal.UNKNOWN.exception();
    }
    CurrentVersions standing = counterparts.standing();
    List<ReviewController.SubjectView> views = new ArrayList<>();
    for (Notes.Filed filed : notes.current(owed)) {
      Subjects.Current part = filed.part();
      if (part != null) {
        views.add(
            new ReviewController.SubjectView(
                part.subject(),
                part.submission().value(),
                part.number(),
                part.late(),
                counterparts
                    .person(owed, filed.reading(), standing)
                    .map(PersonKey::value)
                    .orElse(null),
                masked(form, filed.reading())));
      }
    }
    return views;
  }

  /** The masked answers that may name the subject; they tell persons apart. */
  private static SortedMap<String, String> masked(Single form, Reading reading) {
    SortedMap<String, String> masked = new TreeMap<>();
    if (reading.body() instanceof Body.Answers answers) {
      for (Question question : form.questions()) {
        boolean telling = form.subject().stream().anyMatch(list -> list.contains(question.key()));
        Value value = answers.answers().getOrDefault(question.key(), Entry.NONE).value();
        if (telling && value instanceof Value.Text(String text)) {
          masked.put(
              question.key(),
              question.type() == ValueType.ID_NUMBER ? Masking.id(text) : Masking.name(text));
        }
      }
    }
    return masked;
  }

  private List<Line> lines(Duty duty, PayingList paying) {
    Pointer.Current current = submissions.pointer(duty.id()).current();
    if (current == null) {
      throw Refusal.NOT_REPORTED.exception();
    }
    return readings.load(current.submission()).body().rows(paying.table()).lines();
  }

  private static SortedMap<String, String> masked(Roster roster, Line line) {
    SortedMap<String, String> masked = new TreeMap<>();
    for (int i = 0; i < roster.columns().size(); i++) {
      Column column = roster.columns().get(i);
      if (line.values().get(i) instanceof Value.Text(String text)) {
        switch (column.type()) {
          case ID_NUMBER -> masked.put(column.key(), Masking.id(text));
          case BANK_CARD -> masked.put(column.key(), Masking.card(text));
          case PHONE -> masked.put(column.key(), Masking.phone(text));
          case TEXT -> masked.put(column.key(), Masking.name(text));
          case CODE, CODES, YES_NO, TICK, USCC, DATE, MONTH, YEAR -> {}
          case COUNT, INTEGER, DECIMAL, PERCENT, AMOUNT_WAN, AMOUNT_YUAN -> {}
        }
      }
    }
    return masked;
  }
}
