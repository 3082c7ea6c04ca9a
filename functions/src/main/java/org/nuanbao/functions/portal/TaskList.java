package org.nuanbao.functions.portal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.upload.DisplayNames;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/** Lists what a unit owes in all campaigns. */
@Singleton
final class TaskList {
  private final Campaigns campaigns;
  private final DutyBook duties;
  private final Submissions submissions;
  private final DisplayNames shown;
  private final BusinessClock clock;

  TaskList(
      Campaigns campaigns,
      DutyBook duties,
      Submissions submissions,
      DisplayNames shown,
      BusinessClock clock) {
    this.campaigns = campaigns;
    this.duties = duties;
    this.submissions = submissions;
    this.shown = shown;
    this.clock = clock;
  }

  LocalDate today() {
    return BusinessClock.day(clock.at(Instant.now()));
  }

  /** What a unit owes, campaign by campaign, the newest first. */
  List<Duty> owed(UnitPath unit) {
    return campaigns.all().stream()
        .filter(campaign -> campaigns.unit(campaign.id(), unit).isPresent())
        .sorted(Comparator.comparing(Campaign::openedAt).reversed())
        .flatMap(campaign -> duties.of(campaign.id(), unit::equals).stream())
        .toList();
  }

  /** The title of the notice that a unit works on now; empty if there is none. */
  String notice(UnitPath unit) {
    return campaigns.all().stream()
        .filter(campaign -> campaigns.unit(campaign.id(), unit).isPresent())
        .max(Comparator.comparing(Campaign::openedAt))
        .map(campaign -> campaigns.notice(campaign).title())
        .orElse("");
  }

  /** The unit's name in the campaigns it is in; its path if it is in none. */
  String name(UnitPath unit) {
    return campaigns.all().stream()
        .flatMap(campaign -> campaigns.unit(campaign.id(), unit).stream())
        .reduce((_, later) -> later)
        .map(found -> found.name())
        .orElse(unit.value());
  }

  /** The unit's tasks: first what is to be done, the most urgent first. */
  List<Task> tasks(UnitPath unit) {
    List<Duty> owed = owed(unit);
    Map<DutyId, Pointer> pointers = new HashMap<>();
    owed.forEach(duty -> pointers.put(duty.id(), submissions.pointer(duty.id())));
    Map<DutyId, Submission> last = submissions.last(List.copyOf(pointers.keySet()));
    LocalDate today = today();
    return owed.stream()
        .map(duty -> task(duty, pointers, last, today))
        .sorted(Comparator.comparing((Task task) -> !task.isOpen()).thenComparing(Task::last))
        .toList();
  }

  private Task task(
      Duty duty, Map<DutyId, Pointer> pointers, Map<DutyId, Submission> last, LocalDate today) {
    Pointer pointer = pointers.getOrDefault(duty.id(), Pointer.none(duty.id()));
    Submission newest = last.get(duty.id());
    return Task.of(duty, shown.newest(pointer, newest), pointer, newest, today);
  }
}
