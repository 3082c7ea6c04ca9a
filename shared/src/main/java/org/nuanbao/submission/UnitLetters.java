package org.nuanbao.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.campaign.UnitPath;

/**
 * The letters to units that are to be mailed. Those about a reviewer's decision are put here
 * together with it, by {@link Submissions#giveBack} and by extensions.
 */
public interface UnitLetters {
  /**
   * One of the days on which the unit is reminded of a duty.
   *
   * @param day the day as the notice says it, whenever the reminder is really sent
   */
  record Slot(DutyId duty, LocalDate day) {}

  /** A letter that reminds of duties; without slots it is about other units' duties. */
  record Reminder(UnitLetter letter, List<Slot> slots) {}

  /**
   * Puts letters here, each together with its slots, unless the letter is here already or one of
   * its slots was used. Returns those that were not put here.
   */
  List<Reminder> remind(Collection<Reminder> reminders);

  /** Those of the slots that were used. */
  Set<Slot> used(Collection<Slot> slots);

  /** The last business day whose reminders are all here; empty before the first. */
  Optional<LocalDate> remindedUpTo(String campaign);

  /** Records that all reminders of a business day are here. */
  void remindedUpTo(String campaign, LocalDate day);

  /**
   * Stops or resumes the reminders to a unit and all below it.
   *
   * @param by the reviewer's token subject
   */
  void pause(String campaign, UnitPath unit, boolean paused, String by, Instant at);

  /** The units whose reminders were stopped, and all below them. */
  Set<UnitPath> paused(String campaign);

  Optional<Posted> posted(String number);

  /** A letter, and whether it was marked as sent. */
  record Posted(UnitLetter letter, boolean sent) {}

  /** Letters that are not yet marked as sent, oldest first. */
  List<UnitLetter> unsent();

  void sent(String number, Instant at);

  /** Reports this letter again to whoever sends letters; does nothing if it was sent. */
  void again(String number, Instant at);
}
