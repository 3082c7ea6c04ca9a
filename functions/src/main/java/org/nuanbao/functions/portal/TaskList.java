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
import org.nuanbao.campaign.Unit;
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

  /** A campaign and the unit's place in it. */
  record Joined(Campaign campaign, Unit unit) {}

  /** The campaigns that a unit is in, the newest first; looked up once for a page. */
  List<Joined> joined(UnitPath unit) {
    return campaigns.all().stream()
        .sorted(Comparator.comparing(Campaign::openedAt).reversed())
        .flatMap(campaign ->
            campaigns.unit(campaign.id(), unit).stream().map(found -> new Joined(campaign, found)))
        .toList();
  }

  /** What the unit owes there, campaign by campaign. */
  List<Duty> owed(List<Joined> joined) {
    return joined.stream()
        .flatMap(in -> duties.of(in.campaign().id(), in.unit().path()::equals).stream())
        .toList();
  }

  /** The title of the notice that the unit works on now; empty if there is none. */
  String notice(List<Joined> joined) {
    return joined.stream()
        .findFirst()
        .map(in -> campaigns.notice(in.campaign()).title())
        .orElse("");
  }

  /** The unit's name in the newest campaign it is in; its path if it is in none. */
  static String name(List<Joined> joined, UnitPath unit) {
    return joined.stream().findFirst().map(in -> in.unit().name()).orElse(unit.value());
  }

  /** The unit's tasks: first what is to be done, the most urgent first. */
  List<Task> tasks(List<Joined> joined) {
    List<Duty> owed = owed(joined);
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
