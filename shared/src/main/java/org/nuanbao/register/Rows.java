package org.nuanbao.register;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.PayingList;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Persons;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * What one version of a duty puts into the register. Persons are told apart by the column of
 * identity numbers that {@link Disburses} names. A form that pays nobody puts nothing here, nor
 * does a row that has no number.
 */
final class Rows {
  /** The number of rows written at once. */
  static final int CHUNK = 1_000;

  private final Submission submission;
  private final Roster form;
  private final Disburses pays;

  /** Each person's rows, in the order of the first; several rows only if no rule forbids it. */
  private final Map<PersonKey, List<Line>> lines;

  private Rows(
      Submission submission, Roster form, Disburses pays, Map<PersonKey, List<Line>> lines) {
    this.submission = submission;
    this.form = form;
    this.pays = pays;
    this.lines = lines;
  }

  /** The rows of a roster whose persons are paid; a card or voucher belongs to a row there. */
  static Rows of(Submission submission, PayingList paying, Reading reading, Keys keys) {
    return new Rows(submission, paying.roster(), paying.disburses(), lines(paying, reading, keys));
  }

  String fund() {
    return pays.fund();
  }

  List<PersonKey> persons() {
    return List.copyOf(lines.keySet());
  }

  /** Passes on the persons in chunks. */
  void inChunks(Consumer<List<PersonKey>> work) {
    List<PersonKey> persons = persons();
    for (int from = 0; from < persons.size(); from += CHUNK) {
      work.accept(persons.subList(from, Math.min(from + CHUNK, persons.size())));
    }
  }

  /** The person's rows in this version. */
  List<HeldDouble.Claim> claims(PersonKey person) {
    return lines.getOrDefault(person, List.of()).stream()
        .map(line -> new HeldDouble.Claim(submission.duty(), submission.version(), line.number()))
        .toList();
  }

  /** Archive entries made from the first row of each of these persons. */
  List<Archive> archives(List<PersonKey> persons) {
    return persons.stream().map(this::archive).toList();
  }

  /** Disbursements made from each person's first row; any further row shows up as a double. */
  List<Disbursement> disbursements(List<PersonKey> persons) {
    return persons.stream().map(this::disbursement).toList();
  }

  private Archive archive(PersonKey person) {
    Line line = first(person);
    SortedMap<String, String> personal = new TreeMap<>();
    for (int i = 0; i < form.columns().size(); i++) {
      Column column = form.columns().get(i);
      String text = text(line.values().get(i));
      if (!text.isEmpty()) {
        personal.put(column.key(), text);
      }
    }
    return new Archive(person, submission.duty(), submission.version(), line.number(), personal);
  }

  private Disbursement disbursement(PersonKey person) {
    Line line = first(person);
    return new Disbursement(
        person,
        submission.duty(),
        submission.version(),
        line.number(),
        pays.fund(),
        pays.purpose(),
        amount(line));
  }

  private @Nullable Money amount(Line line) {
    return switch (pays.amount()) {
      case Disburses.AmountSource.ByFederation() -> null;
      case Disburses.AmountSource.FromColumn(String column) ->
          switch (line.values().get(index(form, column))) {
            case Value.Numeric(BigDecimal yuan) -> Money.yuan(yuan);
            case Value.Blank ignored -> null;
            case Value.Text ignored -> null;
            case Value.Day ignored -> null;
            case Value.Broken ignored -> null;
          };
    };
  }

  private Line first(PersonKey person) {
    List<Line> rows = lines.get(person);
    if (rows == null) {
      throw new IllegalArgumentException("a person of another version");
    }
    return rows.getFirst();
  }

  private static Map<PersonKey, List<Line>> lines(PayingList paying, Reading reading, Keys keys) {
    int person = index(paying.roster(), paying.disburses().person());
    return Persons.rows(reading.body().rows(paying.table()).lines(), person, keys);
  }

  private static int index(Roster form, String column) {
    int index = form.indexOf(column);
    if (index < 0) {
      throw new IllegalStateException(form.id() + " has no column " + column);
    }
    return index;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Numeric(BigDecimal number) -> number.toPlainString();
      case Value.Day(var date) -> date.toString();
      case Value.Blank ignored -> "";
      case Value.Broken ignored -> "";
    };
  }
}
