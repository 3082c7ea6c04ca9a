package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Claims;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;

/**
 * Claims in the reports table: a conditional item a person, and an item a duty for its attempts.
 */
@Singleton
public final class DynamoClaims implements Claims {
  private final DynamoTable reports;

  /** Over a reports table that exists. */
  public DynamoClaims(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public long begin(DutyId duty, SubmissionId version) {
    Attempts attempts = new Attempts("beginning to claim");
    while (true) {
      AttemptItem now = attempt(duty);
      if (version.value().equals(now.submission())) {
        return now.attempt();
      }
      AttemptItem next = now.next(version);
      if (reports.put(AttemptItem.SCHEMA, next, now.isStillThis())) {
        return next.attempt();
      }
      attempts.again();
    }
  }

  private AttemptItem attempt(DutyId duty) {
    return reports
        .get(AttemptItem.SCHEMA, PointerItem.pk(duty), AttemptItem.CLAIMS)
        .orElseGet(() -> AttemptItem.none(duty));
  }

  /** What this attempt has already costs a read only, so that a long roster can be gone on with. */
  @Override
  public Taken take(DutyId duty, long attempt, String fund, List<PersonKey> persons) {
    Map<PersonKey, ClaimItem> held = held(duty.campaign(), fund, persons);
    List<PersonKey> missing =
        persons.stream()
            .filter(
                person -> !held.containsKey(person) || !held.get(person).isAlready(duty, attempt))
            .toList();
    List<PersonKey> refused =
        Batches.sideBySide(
            missing,
            person -> {
              ClaimItem mine = ClaimItem.of(duty, attempt, fund, person);
              return reports.put(ClaimItem.SCHEMA, mine, mine.mayBeTaken())
                  ? List.of()
                  : List.of(person);
            });
    Map<PersonKey, ClaimItem> now = held(duty.campaign(), fund, refused);
    List<PersonKey> others = new ArrayList<>();
    for (PersonKey person : refused) {
      // One that was released in between is the next attempt's to take.
      if (!now.containsKey(person) || !now.get(person).isAlready(duty, attempt)) {
        others.add(person);
      }
    }
    return new Taken(missing.size() - refused.size(), others);
  }

  @Override
  public Map<PersonKey, DutyId> holders(String campaign, String fund, List<PersonKey> persons) {
    return held(campaign, fund, persons).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> DutyId.parse(one.getValue().duty())));
  }

  private Map<PersonKey, ClaimItem> held(String campaign, String fund, List<PersonKey> persons) {
    return reports
        .getAll(
            ClaimItem.SCHEMA,
            persons.stream().map(person -> ClaimItem.key(campaign, fund, person)).toList())
        .stream()
        .collect(Collectors.toMap(item -> item.person(campaign, fund), Function.identity()));
  }

  @Override
  public Optional<Ended> end(DutyId duty) {
    Attempts attempts = new Attempts("ending an attempt to claim");
    while (true) {
      AttemptItem now = attempt(duty);
      if (now.attempt() == 0) {
        return Optional.of(new Ended(0, List.of()));
      }
      boolean done =
          reports.commit(tx ->
              tx.addPutItem(
                      reports.of(AttemptItem.SCHEMA),
                      DynamoTable.putIf(AttemptItem.class, now.ended(), now.isStillThis()))
                  .addConditionCheck(
                      reports.of(PointerItem.SCHEMA),
                      DynamoTable.check(
                          PointerItem.pk(duty), PointerItem.POINTER, PointerItem.NOT_APPROVED)));
      if (done) {
        return Optional.of(new Ended(now.attempt(), versions(now)));
      }
      if (new PointerStore(reports).find(duty).standing() == Pointer.Standing.APPROVED) {
        return Optional.empty();
      }
      attempts.again();
    }
  }

  @Override
  public Ended before(DutyId duty, long attempt) {
    AttemptItem now = attempt(duty);
    List<SubmissionId> older =
        versions(now).stream().filter(each -> !each.value().equals(now.submission())).toList();
    return new Ended(attempt - 1, now.attempt() == attempt ? older : List.of());
  }

  private static List<SubmissionId> versions(AttemptItem item) {
    return item.versions().stream().map(SubmissionId::new).toList();
  }

  @Override
  public void release(DutyId duty, long upTo, String fund, List<PersonKey> persons) {
    Batches.sideBySide(
        persons,
        person -> {
          reports.delete(
              ClaimItem.SCHEMA,
              ClaimItem.key(duty.campaign(), fund, person),
              ClaimItem.of(duty, upTo, fund, person).isReleasable());
          return List.of();
        });
  }

  @Override
  public void released(DutyId duty, Ended left) {
    AttemptItem now = attempt(duty);
    if (now.attempt() == left.upTo() + 1 && !left.versions().isEmpty()) {
      reports.put(AttemptItem.SCHEMA, now.without(left.versions()), now.isStillThis());
    }
  }
}
