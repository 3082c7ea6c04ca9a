package org.nuanbao.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.UnitLetters;
import org.nuanbao.submission.UnitLetters.Reminder;
import org.nuanbao.submission.UnitLetters.Slot;

/**
 * Reminds units of what they have not filed, on the days that the notice says, and tells the units
 * above who is missing. May run at any hour and as often as wanted, two at once too: a duty's day
 * is used once. Days on which nothing ran are not made up for one by one; the latest stands for
 * them all.
 */
public final class Reminding {
  /** Nobody is written to before this hour of the business day. */
  static final int MORNING = 8;

  /** What comes within so many days is listed too, where a unit is written to anyway. */
  private static final int SOON = 7;

  /** The most slots of one letter: each is a part of its transaction. */
  private static final int MOST_SLOTS = 80;

  private final Campaigns campaigns;
  private final Submissions submissions;
  private final Extensions extensions;
  private final UnitLetters letters;
  private final DutyLetters written;

  public Reminding(
      Campaigns campaigns,
      Submissions submissions,
      Extensions extensions,
      UnitLetters letters,
      DutyLetters written) {
    this.campaigns = campaigns;
    this.submissions = submissions;
    this.extensions = extensions;
    this.letters = letters;
    this.written = written;
  }

  /** Whose letter: units of several campaigns with one path and one address get one together. */
  private record Address(UnitPath path, String mail) {
    static Address of(Unit unit) {
      return new Address(unit.path(), unit.mail());
    }
  }

  /** What is not met in one campaign that reminds today. */
  private record Open(Map<UnitPath, Unit> units, List<Owed> owed) {}

  /**
   * Puts the day's letters among those to be mailed, unless that was done or it is too early.
   *
   * @param now the business moment
   * @return how many letters were put there
   */
  public int run(Instant now) {
    LocalDate today = BusinessClock.day(now);
    if (now.atZone(BusinessClock.ZONE).getHour() < MORNING) {
      return 0;
    }
    List<Open> open = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (Campaign campaign : campaigns.all()) {
      LocalDate last = letters.remindedUpTo(campaign.id()).orElse(today.minusDays(1));
      if (last.isBefore(today)) {
        open(campaign, last, today).ifPresent(open::add);
        done.add(campaign.id());
      }
    }
    int put = remind(open, now) + tellAbove(open, now);
    done.forEach(campaign -> letters.remindedUpTo(campaign, today));
    return put;
  }

  /** What is not met, if there is any reminder in a campaign since its last day. */
  private Optional<Open> open(Campaign campaign, LocalDate last, LocalDate today) {
    Notice notice = campaigns.notice(campaign);
    Map<DutyId, LocalDate> more =
        notice.demands().stream()
            .flatMap(demand -> extensions.all(campaign.id(), demand.id()).stream())
            .collect(Collectors.toMap(Extension::duty, Extension::until));
    Stream<LocalDate> days =
        Stream.concat(
            notice.demands().stream().flatMap(it -> it.terms().stream()).map(it -> it.due()),
            more.values().stream());
    // A day that does not count as in time lies one day later than the last day.
    if (days.noneMatch(
        day ->
            slot(notice, day, last, today) != null
                || slot(notice, day.minusDays(1), last, today) != null)) {
      return Optional.empty();
    }
    Map<UnitPath, Unit> units = new LinkedHashMap<>();
    campaigns.units(campaign.id()).forEach(unit -> units.put(unit.path(), unit));
    Set<UnitPath> paused = letters.paused(campaign.id());
    Map<DutyId, Pointer> pointers = new HashMap<>();
    notice.demands().stream()
        .flatMap(it -> submissions.pointers(campaign.id(), it.id().value()).stream())
        .forEach(pointer -> pointers.put(pointer.duty(), pointer));
    List<Owed> owed =
        Duty.of(campaign, notice, List.copyOf(units.values())).stream()
            .filter(duty -> paused.stream().noneMatch(unit -> unit.covers(duty.unit().path())))
            .map(duty -> duty.until(more.getOrDefault(duty.id(), duty.due())))
            .filter(duty -> !isMet(pointers.get(duty.id())))
            .map(duty -> owed(duty, pointers.get(duty.id()), notice, last, today))
            .filter(it -> !it.last().isAfter(today.plusDays(SOON)) || it.slot() != null)
            .toList();
    return Optional.of(new Open(units, owed));
  }

  private static boolean isMet(@Nullable Pointer pointer) {
    return pointer != null
        && pointer.current() != null
        && pointer.standing() != Pointer.Standing.RETURNED;
  }

  private static Owed owed(
      Duty duty, @Nullable Pointer pointer, Notice notice, LocalDate last, LocalDate today) {
    LocalDate day = slot(notice, Days.last(duty), last, today);
    return new Owed(
        duty,
        pointer != null && pointer.standing() == Pointer.Standing.RETURNED,
        day == null ? null : new Slot(duty.id(), day));
  }

  /** The latest of a duty's reminders after one day and up to another; null if there is none. */
  private static @Nullable LocalDate slot(
      Notice notice, LocalDate due, LocalDate after, LocalDate upTo) {
    return notice.reminders().stream()
        .map(due::plusDays)
        .filter(day -> day.isAfter(after) && !day.isAfter(upTo))
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** One letter to each unit with a reminder that is due and was not used. */
  private int remind(List<Open> open, Instant now) {
    Map<Address, List<Owed>> byUnit = new LinkedHashMap<>();
    for (Open each : open) {
      each.owed()
          .forEach(it ->
              byUnit
                  .computeIfAbsent(Address.of(it.duty().unit()), any -> new ArrayList<>())
                  .add(it));
    }
    byUnit.values().removeIf(owed -> slots(owed).isEmpty());
    int put = 0;
    // Who runs beside this one may use some of the slots meanwhile; the rest is written anew.
    while (!byUnit.isEmpty()) {
      Set<Slot> used =
          letters.used(
              byUnit.values().stream().map(Reminding::slots).flatMap(List::stream).toList());
      byUnit.replaceAll((address, owed) -> without(owed, used));
      byUnit.values().removeIf(owed -> slots(owed).isEmpty());
      Map<String, Address> numbers = new HashMap<>();
      List<Reminder> reminders = new ArrayList<>();
      byUnit.forEach((address, owed) -> {
        Reminder reminder = written.reminder(owed.getFirst().duty().unit(), owed, now);
        numbers.put(reminder.letter().number(), address);
        reminders.add(reminder);
      });
      List<Reminder> left = letters.remind(reminders);
      put += reminders.size() - left.size();
      byUnit
          .keySet()
          .retainAll(
              left.stream()
                  .map(it -> Objects.requireNonNull(numbers.get(it.letter().number())))
                  .collect(Collectors.toSet()));
    }
    return put;
  }

  private static List<Slot> slots(List<Owed> owed) {
    return owed.stream().map(Owed::slot).flatMap(Stream::ofNullable).limit(MOST_SLOTS).toList();
  }

  /** The duties; those whose slot was used, or for which there is no room, are listed only. */
  private static List<Owed> without(List<Owed> owed, Set<Slot> used) {
    List<Slot> free = slots(owed.stream().filter(it -> !used.contains(it.slot())).toList());
    return owed.stream()
        .map(it -> free.contains(it.slot()) ? it : new Owed(it.duty(), it.returned(), null))
        .toList();
  }

  /** One letter to each unit above those that are reminded. */
  private int tellAbove(List<Open> open, Instant now) {
    List<Reminder> summaries = new ArrayList<>();
    for (Open each : open) {
      Map<UnitPath, Map<UnitPath, List<Owed>>> missing = new TreeMap<>();
      Map<UnitPath, LocalDate> slots = new HashMap<>();
      for (Owed owed : each.owed()) {
        Unit child = owed.duty().unit();
        while (!child.above().equals(child.path()) && each.units().containsKey(child.above())) {
          Unit above = Objects.requireNonNull(each.units().get(child.above()));
          missing
              .computeIfAbsent(above.path(), any -> new LinkedHashMap<>())
              .computeIfAbsent(child.path(), any -> new ArrayList<>())
              .add(owed);
          if (owed.slot() != null) {
            slots.merge(above.path(), owed.slot().day(), (a, b) -> a.isAfter(b) ? a : b);
          }
          child = above;
        }
      }
      slots.forEach((path, day) -> {
        Unit unit = Objects.requireNonNull(each.units().get(path));
        summaries.add(
            written.summary(
                unit,
                missing(Objects.requireNonNull(missing.get(path)), each.units()),
                each.owed().getFirst().duty().id().campaign() + " " + path,
                day,
                now));
      });
    }
    return summaries.size() - letters.remind(summaries).size();
  }

  private static List<DutyLetters.Missing> missing(
      Map<UnitPath, List<Owed>> below, Map<UnitPath, Unit> units) {
    Collection<Map.Entry<UnitPath, List<Owed>>> each = below.entrySet();
    return each.stream()
        .map(it ->
            new DutyLetters.Missing(
                Objects.requireNonNull(units.get(it.getKey())),
                it.getValue().stream().allMatch(o -> o.duty().unit().path().equals(it.getKey())),
                it.getValue()))
        .toList();
  }
}
