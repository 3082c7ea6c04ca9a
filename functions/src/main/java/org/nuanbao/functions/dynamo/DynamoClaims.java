package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Claims;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/**
 * Claims in the reports table: a conditional item for each person, and an item for each duty's
 * attempts.
 */
@Singleton
public final class DynamoClaims implements Claims {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoClaims(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public long begin(DutyId duty, SubmissionId version) {
    Attempts attempts = new Attempts("beginning to claim");
    while (true) {
      AttemptItem now = attempt(duty);
      if (version.equals(now.submission())) {
        return now.attempt();
      }
      AttemptItem next = now.next(version);
      if (reports.put(next, now.isStillThis())) {
        return next.attempt();
      }
      attempts.again();
    }
  }

  private AttemptItem attempt(DutyId duty) {
    return reports
        .get(AttemptItem.class, PointerItem.pk(duty), AttemptItem.CLAIMS)
        .orElseGet(() -> AttemptItem.none(duty));
  }

  /**
   * Persons this attempt already holds cost only a read, so that a long roster can be continued.
   */
  @Override
  public Taken take(DutyId duty, long attempt, String fund, List<PersonKey> persons) {
    Map<PersonKey, ClaimItem> held = held(duty.campaign(), fund, persons);
    List<PersonKey> missing =
        persons.stream()
            .filter(
                person -> !held.containsKey(person) || !held.get(person).isAlready(duty, attempt))
            .toList();
    List<PersonKey> refused =
        reports.sideBySide(
            missing,
            person -> {
              ClaimItem mine = ClaimItem.of(duty, attempt, fund, person);
              return reports.put(mine, mine.mayBeTaken()) ? List.of() : List.of(person);
            });
    Map<PersonKey, ClaimItem> now = held(duty.campaign(), fund, refused);
    List<PersonKey> others = new ArrayList<>();
    for (PersonKey person : refused) {
      // A person whose claim was released in between is left to the next attempt.
      if (!now.containsKey(person) || !now.get(person).isAlready(duty, attempt)) {
        others.add(person);
      }
    }
    return new Taken(missing.size() - refused.size(), others);
  }

  @Override
  public Map<PersonKey, DutyId> holders(String campaign, String fund, List<PersonKey> persons) {
    return held(campaign, fund, persons).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().duty()));
  }

  private Map<PersonKey, ClaimItem> held(String campaign, String fund, List<PersonKey> persons) {
    return reports
        .getAll(
            ClaimItem.class,
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
              tx.putIf(now.ended(), now.isStillThis())
                  .check(PointerItem.pk(duty), PointerItem.POINTER, PointerItem.NOT_APPROVED));
      if (done) {
        return Optional.of(new Ended(now.attempt(), now.versions()));
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
        now.versions().stream().filter(each -> !each.equals(now.submission())).toList();
    return new Ended(attempt - 1, now.attempt() == attempt ? older : List.of());
  }

  @Override
  public void release(DutyId duty, long upTo, String fund, List<PersonKey> persons) {
    reports.sideBySide(
        persons,
        person -> {
          reports.delete(
              ClaimItem.key(duty.campaign(), fund, person),
              ClaimItem.of(duty, upTo, fund, person).isReleasable());
          return List.of();
        });
  }

  @Override
  public void released(DutyId duty, Ended left) {
    AttemptItem now = attempt(duty);
    if (now.attempt() == left.upTo() + 1 && !left.versions().isEmpty()) {
      reports.put(now.without(left.versions()), now.isStillThis());
    }
  }

  /** {@code CLAIM#<campaign>#<fund>#<personKey>}/{@code HELD}: the duty that pays a person. */
  private record ClaimItem(String pk, String sk, DutyId duty, long attempt) {
    private static final String HELD = "HELD";

    static Key key(String campaign, String fund, PersonKey person) {
      return DynamoTable.key(pk(campaign, fund) + person.value(), HELD);
    }

    private static String pk(String campaign, String fund) {
      return "CLAIM#" + campaign + "#" + fund + "#";
    }

    static ClaimItem of(DutyId duty, long attempt, String fund, PersonKey person) {
      return new ClaimItem(pk(duty.campaign(), fund) + person.value(), HELD, duty, attempt);
    }

    PersonKey person(String campaign, String fund) {
      return new PersonKey(pk.substring(pk(campaign, fund).length()));
    }

    /**
     * The condition that no other duty holds the person, nor this duty by this or a later attempt.
     */
    Expression mayBeTaken() {
      return DynamoTable.condition(
          "attribute_not_exists(#pk) OR (#duty = :duty AND #attempt < :attempt)", duty, attempt);
    }

    /** The condition that the claim is this duty's, made by this attempt or an earlier one. */
    Expression isReleasable() {
      return DynamoTable.condition("#duty = :duty AND #attempt <= :attempt", duty, attempt);
    }

    /** Whether the duty already holds the claim, by this attempt or a later one. */
    boolean isAlready(DutyId wanted, long sinceAttempt) {
      return duty.equals(wanted) && attempt >= sinceAttempt;
    }
  }

  /**
   * {@code DUTY#<dutyKey>}/{@code CLAIMS}: the attempt to approve the duty that is under way, or
   * else the number of the last one.
   *
   * @param submission the version it is for; null if none is under way
   * @param versions the versions whose persons may have been claimed by now
   */
  record AttemptItem(
      String pk,
      String sk,
      long attempt,
      @Nullable SubmissionId submission,
      List<SubmissionId> versions) {
    static final String CLAIMS = "CLAIMS";

    static AttemptItem none(DutyId duty) {
      return new AttemptItem(PointerItem.pk(duty), CLAIMS, 0, null, List.of());
    }

    AttemptItem next(SubmissionId version) {
      List<SubmissionId> more =
          Stream.concat(versions.stream(), Stream.of(version)).distinct().toList();
      return new AttemptItem(pk, sk, attempt + 1, version, more);
    }

    AttemptItem ended() {
      return new AttemptItem(pk, sk, attempt + 1, null, versions);
    }

    AttemptItem without(List<SubmissionId> released) {
      List<SubmissionId> left = versions.stream().filter(each -> !released.contains(each)).toList();
      return new AttemptItem(pk, sk, attempt, submission, left);
    }

    /** The condition that no attempt was begun or ended since this was read. */
    Expression isStillThis() {
      return attempt == 0 ? DynamoTable.absent() : isUnderWay(attempt);
    }

    static Expression isUnderWay(long attempt) {
      return DynamoTable.condition("#attempt = :attempt", attempt);
    }
  }
}
