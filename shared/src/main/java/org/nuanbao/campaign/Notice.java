package org.nuanbao.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.NamedForm;

/**
 * A federation's notice with its forms and who owes them.
 *
 * @param version first twelve hex digits of the SHA-256 of its canonical data
 * @param titleHans the title in simplified script, if the notice is written in traditional
 * @param named forms it names without showing them; nobody can fill them in yet
 * @param documents free documents owed besides the forms
 * @param facts facts of rules that other forms supply, and where they come from
 * @param reminders when a unit is reminded of what it has not filed: days after the last day that
 *     is in time, negative before it
 */
public record Notice(
    String id,
    String version,
    String issuer,
    String title,
    @Nullable String titleHans,
    List<Form> forms,
    List<NamedForm> named,
    List<OwedForm> owed,
    List<OwedDocument> documents,
    List<Counterpart> facts,
    List<Integer> reminders) {

  /** When units are reminded where a notice does not say it. */
  public static final List<Integer> REMINDERS = List.of(-7, -1, 0, 1, 3);

  /** A notice with the usual reminders. */
  public Notice(
      String id,
      String version,
      String issuer,
      String title,
      @Nullable String titleHans,
      List<Form> forms,
      List<NamedForm> named,
      List<OwedForm> owed,
      List<OwedDocument> documents,
      List<Counterpart> facts) {
    this(id, version, issuer, title, titleHans, forms, named, owed, documents, facts, REMINDERS);
  }

  /** A notice that shows all its forms and asks for nothing else. */
  public Notice(
      String id,
      String version,
      String issuer,
      String title,
      List<Form> forms,
      List<OwedForm> owed) {
    this(id, version, issuer, title, null, forms, List.of(), owed, List.of(), List.of());
  }

  public Optional<Form> form(FormId id) {
    return forms.stream().filter(form -> form.id().equals(id)).findFirst();
  }

  public Optional<OwedForm> owed(FormId id) {
    return owed.stream().filter(owed -> owed.form().equals(id)).findFirst();
  }

  /** Where a fact comes from; empty if no form supplies it. */
  public Optional<Counterpart> fact(String name) {
    return facts.stream().filter(counterpart -> counterpart.fact().equals(name)).findFirst();
  }

  /** What units can file: the forms that the notice shows, and the documents. */
  public List<Demand> demands() {
    return Stream.<Demand>concat(
            owed.stream().filter(owed -> form(owed.form()).isPresent()), documents.stream())
        .toList();
  }

  public Optional<Demand> demand(FormId id) {
    return demands().stream().filter(demand -> demand.id().equals(id)).findFirst();
  }

  /**
   * This notice with its earliest day moved to another, and all others as far from it as before; a
   * report that recurs is named after its new days.
   *
   * @param first null to leave the days as they are
   */
  public Notice dueFrom(@Nullable LocalDate first) {
    if (first == null) {
      return this;
    }
    Optional<LocalDate> earliest =
        Stream.<Demand>concat(owed.stream(), documents.stream())
            .flatMap(demand -> demand.terms().stream())
            .map(Demand.Term::due)
            .min(Comparator.naturalOrder());
    if (earliest.isEmpty() || earliest.get().equals(first)) {
      return this;
    }
    long days = ChronoUnit.DAYS.between(earliest.get(), first);
    return new Notice(
        id,
        version,
        issuer,
        title,
        titleHans,
        forms,
        named,
        owed.stream().map(one -> one.later(days)).toList(),
        documents.stream().map(one -> one.later(days)).toList(),
        facts,
        reminders);
  }
}
