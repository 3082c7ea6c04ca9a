package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code ANSWERS#<00–3f>}/{@code HOUR}: who was answered within this hour, as hashes of addresses;
 * the next hour's replace them.
 */
record AnswersItem(String pk, String sk, Instant hour, List<String> to, long version) {
  static final String HOUR = "HOUR";
  private static final int SHARDS = 64;
  private static final int DIGITS = 32;

  static final TableSchema<AnswersItem> SCHEMA =
      ItemSchema.of(AnswersItem.class, AnswersItem::pk, AnswersItem::sk)
          .moment("hour", AnswersItem::hour)
          .texts("to", AnswersItem::to)
          .number("version", AnswersItem::version)
          .build(draft ->
              new AnswersItem(
                  draft.pk(),
                  draft.sk(),
                  draft.moment("hour"),
                  draft.texts("to"),
                  draft.number("version")));

  static String pk(String hash) {
    return "ANSWERS#%02x".formatted(Integer.parseInt(hash.substring(0, 2), 16) % SHARDS);
  }

  static AnswersItem none(String hash) {
    return new AnswersItem(pk(hash), HOUR, Instant.EPOCH, List.of(), 0);
  }

  static String hash(String address) {
    return Sha256.hex(address, DIGITS);
  }

  /** As it is at this moment. */
  AnswersItem at(Instant now) {
    Instant current = now.atZone(BusinessClock.ZONE).truncatedTo(ChronoUnit.HOURS).toInstant();
    return hour.equals(current) ? this : new AnswersItem(pk, sk, current, List.of(), version);
  }

  int answered(String hash) {
    return Collections.frequency(to, hash);
  }

  AnswersItem oneMore(String hash) {
    List<String> more = new ArrayList<>(to);
    more.add(hash);
    return new AnswersItem(pk, sk, hour, List.copyOf(more), version + 1);
  }

  /** The condition that nobody was answered since it was read. */
  Expression unchanged() {
    return version == 0
        ? DynamoTable.absent()
        : DynamoTable.condition(
            "#version = :version", Map.of(":version", DynamoTable.value(version)));
  }
}
