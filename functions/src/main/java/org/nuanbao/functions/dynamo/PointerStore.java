package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** Stores the duties' pointers and the reviewer's decisions about duties. */
final class PointerStore {
  private final DynamoTable reports;

  PointerStore(DynamoTable reports) {
    this.reports = reports;
  }

  Pointer find(DutyId duty) {
    return reports
        .get(PointerItem.class, PointerItem.pk(duty), PointerItem.POINTER)
        .map(PointerItem::pointer)
        .orElseGet(() -> Pointer.none(duty));
  }

  Optional<Pointer.Current> at(DutyId duty, Instant moment) {
    return reports.all(TurnItem.class, PointerItem.pk(duty), TurnItem.PREFIX).stream()
        .filter(turn -> !turn.at().isAfter(moment))
        .map(TurnItem::current)
        .reduce((older, newer) -> newer);
  }

  List<Pointer> all(String campaign, String form) {
    return all(reports.all(DutyListItem.class, DutyListItem.pk(campaign, form), ""));
  }

  /** Empty if there are more than so many; then no more than that are read. */
  Optional<List<Pointer>> all(String campaign, String form, int most) {
    List<DutyListItem> listed =
        reports.first(DutyListItem.class, DutyListItem.pk(campaign, form), most + 1);
    return listed.size() > most ? Optional.empty() : Optional.of(all(listed));
  }

  private List<Pointer> all(List<DutyListItem> duties) {
    List<Key> keys =
        duties.stream()
            .map(listed -> DynamoTable.key(PointerItem.pk(listed.duty()), PointerItem.POINTER))
            .toList();
    return reports.getAll(PointerItem.class, keys).stream()
        .map(PointerItem::pointer)
        .sorted(Comparator.comparing(pointer -> pointer.duty().key()))
        .toList();
  }

  /**
   * A reviewer's decision.
   *
   * @param claims the attempt to claim that must be under way; 0 for none
   * @param letter what the unit is told; null if nothing
   */
  record Word(
      Pointer.Standing standing, long claims, @Nullable UnitLetter letter, String by, Instant at) {}

  /**
   * Records a decision about the version that was seen; if another one is current, does nothing.
   */
  Pointer stand(DutyId duty, SubmissionId seen, Word word) {
    Attempts attempts = new Attempts("the reviewer's decision");
    while (true) {
      Pointer now = find(duty);
      Pointer.Current current = now.current();
      if (current == null) {
        throw new IllegalStateException("nothing is current for " + duty.key());
      }
      if (!current.submission().equals(seen) || now.standing() == word.standing() || !ended(seen)) {
        return now;
      }
      if (word.claims() > 0 && attempt(duty) != word.claims()) {
        return now;
      }
      if (write(now, current.version(), word)) {
        return new Pointer(duty, now.lastVersion(), now.decidedUpTo(), current, word.standing());
      }
      attempts.again();
    }
  }

  private long attempt(DutyId duty) {
    return reports
        .get(DynamoClaims.AttemptItem.class, PointerItem.pk(duty), DynamoClaims.AttemptItem.CLAIMS)
        .map(DynamoClaims.AttemptItem::attempt)
        .orElse(0L);
  }

  /**
   * Whether the submission is final. A file of cards or vouchers is current before, from its first
   * part on.
   */
  private boolean ended(SubmissionId seen) {
    return reports
        .get(SubmissionItem.class, SubmissionItem.pk(seen), SubmissionItem.STATE)
        .filter(item -> item.submission().state().isFinal())
        .isPresent();
  }

  /** Writes the decision if the version that the reviewer saw is still the current one. */
  private boolean write(Pointer seen, long version, Word word) {
    DutyId duty = seen.duty();
    Expression unchanged =
        DynamoTable.condition(
            "#version = :version AND #standing = :standing", version, seen.standing());
    AuditItem audit =
        AuditItem.standing(duty, word.standing().name(), version, word.by(), word.at());
    return reports.commit(tx -> {
      tx.setIf(PointerItem.standing(duty, word.standing()), unchanged)
          .put(DirtyItem.mark(duty))
          .put(audit);
      UnitLetter letter = word.letter();
      if (letter != null) {
        tx.put(DynamoUnitLetters.LetterItem.unsent(letter));
      }
      if (word.claims() > 0) {
        tx.check(
            PointerItem.pk(duty),
            DynamoClaims.AttemptItem.CLAIMS,
            DynamoClaims.AttemptItem.isUnderWay(word.claims()));
      }
    });
  }

  /**
   * {@code DUTY#<dutyKey>}/{@code CURRENT#<version>}: that a version became current, and when;
   * never changed. A later version becomes current later.
   */
  record TurnItem(
      String pk, String sk, Instant at, @RecordSchema.LacksFlags Pointer.Current current) {
    private static final String PREFIX = "CURRENT#";

    static TurnItem of(DutyId duty, Pointer.Current current, Instant at) {
      return new TurnItem(
          PointerItem.pk(duty),
          PREFIX + String.format(Locale.ROOT, "%010d", current.version()),
          at,
          current);
    }
  }

  /**
   * {@code FORM#<campaign>#<form>}/{@code DUTY#<path>#<period>}: that a duty has a pointer. It is
   * put with the first version and never changed, so that listing is strongly consistent and no
   * list becomes a hot spot.
   */
  record DutyListItem(String pk, String sk, DutyId duty) {
    private static String pk(String campaign, String form) {
      return "FORM#" + campaign + "#" + form;
    }

    static DutyListItem of(DutyId duty) {
      return new DutyListItem(
          pk(duty.campaign(), duty.form().value()),
          "DUTY#" + duty.unit() + "#" + duty.period(),
          duty);
    }
  }
}
