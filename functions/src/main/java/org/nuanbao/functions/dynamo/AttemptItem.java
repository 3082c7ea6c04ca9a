package org.nuanbao.functions.dynamo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code DUTY#<dutyKey>}/{@code CLAIMS}: the attempt to approve the duty that is under way, or the
 * number of the last one.
 *
 * @param submission the version it is for; null where none is under way
 * @param versions whose persons may have been claimed by now
 */
record AttemptItem(
    String pk, String sk, long attempt, @Nullable String submission, List<String> versions) {
  static final String CLAIMS = "CLAIMS";

  static final TableSchema<AttemptItem> SCHEMA =
      ItemSchema.of(AttemptItem.class, AttemptItem::pk, AttemptItem::sk)
          .number("attempt", AttemptItem::attempt)
          .text("submission", AttemptItem::submission)
          .texts("versions", AttemptItem::versions)
          .build(draft ->
              new AttemptItem(
                  draft.pk(),
                  draft.sk(),
                  draft.number("attempt"),
                  draft.textIfAny("submission"),
                  draft.texts("versions")));

  static AttemptItem none(DutyId duty) {
    return new AttemptItem(PointerItem.pk(duty), CLAIMS, 0, null, List.of());
  }

  AttemptItem next(SubmissionId version) {
    List<String> more =
        Stream.concat(versions.stream(), Stream.of(version.value())).distinct().toList();
    return new AttemptItem(pk, sk, attempt + 1, version.value(), more);
  }

  AttemptItem ended() {
    return new AttemptItem(pk, sk, attempt + 1, null, versions);
  }

  AttemptItem without(List<SubmissionId> released) {
    List<String> left =
        versions.stream().filter(each -> !released.contains(new SubmissionId(each))).toList();
    return new AttemptItem(pk, sk, attempt, submission, left);
  }

  /** The condition that no attempt was begun or ended since this was read. */
  Expression isStillThis() {
    return attempt == 0 ? DynamoTable.absent() : isUnderWay(attempt);
  }

  static Expression isUnderWay(long attempt) {
    return DynamoTable.condition(
        "#attempt = :attempt", Map.of(":attempt", DynamoTable.value(attempt)));
  }
}
