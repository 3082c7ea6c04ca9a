package org.nuanbao.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.Facts;
import org.nuanbao.form.Form;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.form.Voucher;
import org.nuanbao.reading.Reading;
import org.nuanbao.value.PersonKey;

/**
 * What forms tell each other's rules. A roster comes whole, so it also tells who is not on it.
 * Cards and archives come one by one: while one is not there yet, its rule is pending.
 */
public final class Counterparts {
  private final Campaigns campaigns;
  private final Submissions submissions;
  private final Subjects subjects;
  private final FactIndex index;
  private final Keys keys;

  public Counterparts(
      Campaigns campaigns, Submissions submissions, Subjects subjects, FactIndex index, Keys keys) {
    this.campaigns = campaigns;
    this.submissions = submissions;
    this.subjects = subjects;
    this.index = index;
    this.keys = keys;
  }

  /** Writes what a version tells other forms to the index, before it becomes current. */
  public void tell(FormDuty duty, long version, String subject, Reading reading) {
    List<FactIndex.Entry> entries = told(duty, version, subject, reading);
    if (!entries.isEmpty()) {
      index.write(entries);
    }
  }

  /** Removes from the index what was written for a version that never became current. */
  public void takeBack(FormDuty duty, long version, String subject, Reading reading) {
    List<FactIndex.Entry> entries = told(duty, version, subject, reading);
    if (!entries.isEmpty()) {
      index.remove(entries);
    }
  }

  private List<FactIndex.Entry> told(FormDuty duty, long version, String subject, Reading reading) {
    return Tuple.entries(duty, version, subject, reading, notice(duty.id()), keys);
  }

  /** The versions that count now, each looked up when asked; for all readings of a file or duty. */
  public CurrentVersions standing() {
    return new CurrentVersions(submissions, subjects);
  }

  /** What is known so far of this reading's counterparts, added to what is already known. */
  public Facts known(FormDuty duty, Reading reading, Facts base, CurrentVersions standing) {
    Notice notice = notice(duty.id());
    Map<String, Set<String>> lists = new HashMap<>(base.lists());
    Map<String, List<List<String>>> tables = new HashMap<>(base.tables());
    Set<String> open = new HashSet<>(base.open());
    for (Rule rule : duty.form().rules()) {
      Rule.Lookup asked = rule.lookup().orElse(null);
      Counterpart counterpart = asked == null ? null : notice.fact(asked.fact()).orElse(null);
      if (asked != null && counterpart != null) {
        // Read the pointer before the index: entries are written before the pointer is flipped.
        if (!isWhole(notice, counterpart, duty.id(), standing)) {
          open.add(asked.fact());
        }
        List<List<String>> rows = found(duty, reading, asked, counterpart, standing);
        lists.put(asked.fact(), firsts(rows));
        tables.put(asked.fact(), rows);
      }
    }
    return new Facts(
        base.submittedOn(),
        base.due(),
        base.marks(),
        lists,
        tables,
        base.values(),
        open,
        base.marksComplete());
  }

  /**
   * The person a card or voucher is about: by its identity number, else the one current roster row
   * of its unit that has the same values. Empty if no row or more than one has; then a reviewer
   * decides.
   */
  public Optional<PersonKey> person(FormDuty duty, Reading reading, CurrentVersions standing) {
    Optional<PersonKey> own = ownId(duty.form(), reading);
    if (own.isPresent()) {
      return own;
    }
    Notice notice = notice(duty.id());
    for (Rule rule : duty.form().rules()) {
      Rule.Lookup once = rule.lookup().filter(Rule.Lookup::names).orElse(null);
      if (once != null && notice.fact(once.fact()).isPresent()) {
        Counterpart counterpart = notice.fact(once.fact()).get();
        List<FactIndex.Entry> rows =
            Tuple.of(duty.form(), reading, once.refs()).stream()
                .flatMap(tuple ->
                    current(duty, reading, tuple, counterpart, standing).stream()
                        .filter(entry -> entry.whole().equals(tuple.whole(counterpart, keys))))
                .toList();
        return rows.size() == 1 ? Optional.ofNullable(rows.getFirst().person()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The person by the identity number that may name the form's subject, if it is filled in. */
  Optional<PersonKey> ownId(Form form, Reading reading) {
    if (form instanceof Single single) {
      return single.subject().stream()
          .filter(list -> list.size() == 1)
          .flatMap(list -> single.question(list.getFirst()).stream())
          .filter(question -> question.type() == ValueType.ID_NUMBER)
          .map(question -> reading.body().answer(question.key()).value())
          .flatMap(value -> Persons.key(value, keys).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  /** The unit's current roster, whose rows these vouchers prove. */
  Optional<Evidence> evidence(FormDuty duty, Readings readings) {
    if (!(duty.form() instanceof Voucher voucher)) {
      return Optional.empty();
    }
    DutyId theirs =
        new DutyId(
            duty.id().campaign(), voucher.evidenceOf(), duty.id().period(), duty.id().unit());
    Pointer.Current current = submissions.pointer(theirs).current();
    return current == null
        ? Optional.empty()
        : notice(duty.id())
            .form(voucher.evidenceOf())
            .filter(Roster.class::isInstance)
            .flatMap(form -> Evidence.in((Roster) form, readings.load(current.submission()), keys));
  }

  /**
   * The reading's own values, once for each counterpart row that has them all. If there is none,
   * but some row has the first value with others, that value comes once, with a blank.
   */
  private List<List<String>> found(
      FormDuty duty,
      Reading reading,
      Rule.Lookup asked,
      Counterpart counterpart,
      CurrentVersions standing) {
    List<List<String>> rows = new ArrayList<>();
    for (Tuple tuple : Tuple.of(duty.form(), reading, asked.refs())) {
      String whole = tuple.whole(counterpart, keys);
      String key = tuple.key(counterpart, keys);
      boolean other = false;
      boolean same = false;
      for (FactIndex.Entry entry : current(duty, reading, tuple, counterpart, standing)) {
        if (entry.whole().equals(whole)) {
          rows.add(tuple.texts());
          same = true;
        } else if (entry.key().equals(key)) {
          other = true;
        }
      }
      if (other && !same) {
        rows.add(tuple.texts().size() > 1 ? List.of(tuple.texts().getFirst(), "") : tuple.texts());
      }
    }
    return rows;
  }

  /** The entries of current versions, without those of the reading's own earlier version. */
  private List<FactIndex.Entry> current(
      FormDuty duty,
      Reading reading,
      Tuple tuple,
      Counterpart counterpart,
      CurrentVersions standing) {
    String own =
        duty.form() instanceof Single form
            ? Subject.of(form, reading).map(subject -> subject.key(keys)).orElse("")
            : "";
    String place = Tuple.place(counterpart, duty.id());
    List<FactIndex.Entry> entries =
        switch (counterpart.within()) {
          case UNIT -> standing.all(place, index);
          case CAMPAIGN -> index.find(place, tuple.key(counterpart, keys));
        };
    return entries.stream()
        .filter(entry -> !(entry.duty().equals(duty.id()) && entry.subject().equals(own)))
        .filter(standing::counts)
        .toList();
  }

  /** Whether all that the counterpart will ever say is there: it is filed once, and has been. */
  private static boolean isWhole(
      Notice notice, Counterpart counterpart, DutyId asking, CurrentVersions standing) {
    boolean oneByOne = notice.form(counterpart.form()).filter(Single.class::isInstance).isPresent();
    DutyId theirs = new DutyId(asking.campaign(), counterpart.form(), DutyId.ONCE, asking.unit());
    return counterpart.within() == Counterpart.Within.UNIT
        && !oneByOne
        && standing.hasCurrent(theirs);
  }

  private static Set<String> firsts(List<List<String>> rows) {
    return rows.stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());
  }

  private Notice notice(DutyId duty) {
    return campaigns.noticeOf(duty.campaign());
  }
}
