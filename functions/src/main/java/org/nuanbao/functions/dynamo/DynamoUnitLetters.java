package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.UnitLetters;

/** Letters to units in the reports table, and which days and units they are about. */
@Singleton
public final class DynamoUnitLetters implements UnitLetters {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoUnitLetters(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public List<Reminder> remind(Collection<Reminder> reminders) {
    return reminders.isEmpty()
        ? List.of()
        : reports.sideBySide(
            List.copyOf(reminders), reminder -> isPut(reminder) ? List.of() : List.of(reminder));
  }

  private boolean isPut(Reminder reminder) {
    return reports.commit(tx -> {
      tx.putIf(LetterItem.unsent(reminder.letter()), DynamoTable.absent());
      reminder
          .slots()
          .forEach(slot ->
              tx.putIf(SlotItem.of(slot, reminder.letter().number()), DynamoTable.absent()));
    });
  }

  @Override
  public Set<Slot> used(Collection<Slot> slots) {
    return reports
        .getAll(
            SlotItem.class,
            slots.stream()
                .map(slot -> DynamoTable.key(PointerItem.pk(slot.duty()), SlotItem.sk(slot.day())))
                .toList())
        .stream()
        .map(SlotItem::slot)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<LocalDate> remindedUpTo(String campaign) {
    return reports
        .get(DayItem.class, DynamoCampaigns.UnitItem.pk(campaign), DayItem.REMINDED)
        .map(DayItem::day);
  }

  @Override
  public void remindedUpTo(String campaign, LocalDate day) {
    reports.put(new DayItem(DynamoCampaigns.UnitItem.pk(campaign), DayItem.REMINDED, day));
  }

  @Override
  public void pause(String campaign, UnitPath unit, boolean paused, String by, Instant at) {
    String pk = DynamoCampaigns.UnitItem.pk(campaign);
    reports.commit(tx ->
        tx.put(new PauseItem(pk, PauseItem.PREFIX + unit, unit, paused))
            .put(AuditItem.of(pk, at, by, paused ? "PAUSED" : "RESUMED", unit.value())));
  }

  @Override
  public Set<UnitPath> paused(String campaign) {
    return reports
        .all(PauseItem.class, DynamoCampaigns.UnitItem.pk(campaign), PauseItem.PREFIX)
        .stream()
        .filter(PauseItem::paused)
        .map(PauseItem::unit)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Posted> posted(String number) {
    return item(number).map(item -> new Posted(item.letter(), item.sentAt() != null));
  }

  @Override
  public List<UnitLetter> unsent() {
    return reports.marked(LetterItem.class, MarkItem.UNSENT, LetterItem.MARK).stream()
        .filter(item -> item.sentAt() == null)
        .map(LetterItem::letter)
        .sorted(Comparator.comparing(UnitLetter::at).thenComparing(UnitLetter::number))
        .toList();
  }

  @Override
  public void sent(String number, Instant at) {
    item(number)
        .ifPresent(item ->
            reports.put(item.sent(at), DynamoTable.condition("attribute_not_exists(#sentAt)")));
  }

  /** Changes the unsent item, so that the table's stream reports it again. */
  @Override
  public void again(String number, Instant at) {
    reports.set(
        new ReceiptItem.AskedItem(LetterItem.pk(number), ReceiptItem.OUTBOX, at),
        DynamoTable.condition("attribute_exists(#unsent)"));
  }

  private Optional<LetterItem> item(String number) {
    return reports.get(LetterItem.class, LetterItem.pk(number), ReceiptItem.OUTBOX);
  }

  /**
   * {@code LETTER#<number>}/{@code OUTBOX}: a letter to a unit, in the index {@code unsent} until
   * it was mailed.
   */
  record LetterItem(
      String pk,
      String sk,
      String number,
      Instant at,
      @RecordSchema.Packed Body body,
      @Nullable Instant sentAt,
      @Nullable String unsent) {
    static final String PREFIX = "LETTER#";

    /** The mark of letters in the sparse index; receipts and questions have others. */
    private static final String MARK = "LETTER";

    /** What is compressed. */
    record Body(String to, String subject, String text, String html) {}

    UnitLetter letter() {
      return new UnitLetter(number, at, body.to(), body.subject(), body.text(), body.html());
    }

    private static String pk(String number) {
      return PREFIX + number;
    }

    static LetterItem unsent(UnitLetter letter) {
      return new LetterItem(
          pk(letter.number()),
          ReceiptItem.OUTBOX,
          letter.number(),
          letter.at(),
          new Body(letter.to(), letter.subject(), letter.text(), letter.html()),
          null,
          MARK);
    }

    private LetterItem sent(Instant when) {
      return new LetterItem(pk, sk, number, at, body, when, null);
    }
  }

  /**
   * {@code DUTY#<dutyKey>}/{@code REMINDED#<day>}: that the unit is reminded of a duty for one of
   * the notice's days; never changed.
   *
   * @param number the letter's
   */
  private record SlotItem(String pk, String sk, Slot slot, String number) {
    private static final String PREFIX = "REMINDED#";

    static String sk(LocalDate day) {
      return PREFIX + day;
    }

    static SlotItem of(Slot slot, String number) {
      return new SlotItem(PointerItem.pk(slot.duty()), sk(slot.day()), slot, number);
    }
  }

  /** {@code CAMPAIGN#<id>}/{@code REMINDED}: the last day whose reminders are all there. */
  private record DayItem(String pk, String sk, LocalDate day) {
    static final String REMINDED = "REMINDED";
  }

  /** {@code CAMPAIGN#<id>}/{@code PAUSED#<path>}: whether reminders to a subtree are stopped. */
  private record PauseItem(String pk, String sk, UnitPath unit, boolean paused) {
    static final String PREFIX = "PAUSED#";
  }
}
