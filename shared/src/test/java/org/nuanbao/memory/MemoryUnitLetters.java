package org.nuanbao.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.UnitLetters;

/** Letters to units in memory; other stores put those about decisions in. */
public final class MemoryUnitLetters implements UnitLetters {
  private final Map<String, UnitLetter> letters = new LinkedHashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private final Set<Slot> used = new HashSet<>();
  private final Map<String, LocalDate> upTo = new HashMap<>();
  private final Map<String, Set<UnitPath>> paused = new HashMap<>();

  /** What a transaction does: the first letter of a number stays. */
  synchronized void put(UnitLetter letter) {
    letters.putIfAbsent(letter.number(), letter);
  }

  /** Every letter ever stored, oldest first. */
  public synchronized List<UnitLetter> all() {
    return List.copyOf(letters.values());
  }

  @Override
  public synchronized List<Reminder> remind(Collection<Reminder> reminders) {
    List<Reminder> left = new ArrayList<>();
    for (Reminder reminder : reminders) {
      if (letters.containsKey(reminder.letter().number())
          || reminder.slots().stream().anyMatch(used::contains)) {
        left.add(reminder);
      } else {
        put(reminder.letter());
        used.addAll(reminder.slots());
      }
    }
    return left;
  }

  @Override
  public synchronized Set<Slot> used(Collection<Slot> slots) {
    return slots.stream().filter(used::contains).collect(Collectors.toSet());
  }

  @Override
  public synchronized Optional<LocalDate> remindedUpTo(String campaign) {
    return Optional.ofNullable(upTo.get(campaign));
  }

  @Override
  public synchronized void remindedUpTo(String campaign, LocalDate day) {
    upTo.put(campaign, day);
  }

  @Override
  public synchronized void pause(
      String campaign, UnitPath unit, boolean stops, String by, Instant at) {
    Set<UnitPath> units = paused.computeIfAbsent(campaign, any -> new HashSet<>());
    if (stops) {
      units.add(unit);
    } else {
      units.remove(unit);
    }
  }

  @Override
  public synchronized Set<UnitPath> paused(String campaign) {
    return Set.copyOf(paused.getOrDefault(campaign, Set.of()));
  }

  @Override
  public synchronized Optional<Posted> posted(String number) {
    return Optional.ofNullable(letters.get(number))
        .map(letter -> new Posted(letter, sent.contains(number)));
  }

  @Override
  public synchronized List<UnitLetter> unsent() {
    return letters.values().stream().filter(it -> !sent.contains(it.number())).toList();
  }

  @Override
  public synchronized void sent(String number, Instant at) {
    sent.add(number);
  }

  @Override
  public synchronized void again(String number, Instant at) {
    if (letters.containsKey(number) && !sent.contains(number)) {
      asked.add(number);
    }
  }

  /** The numbers that were asked for again. */
  public synchronized Set<String> asked() {
    return new TreeSet<>(asked);
  }
}
