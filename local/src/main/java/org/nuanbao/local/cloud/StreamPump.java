package org.nuanbao.local.cloud;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a table's stream and invokes one function, as Lambda's event source mapping does: a batch
 * is tried again from the first failed record on. It reads only what happens after its start. The
 * sweep at the system's start asks for what was left before.
 */
final class StreamPump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamPump.class);
  private static final int TRIES = 5;
  private static final int BATCH = 100;
  private static final long IDLE_MILLIS = 100;
  private static final int LOOKS_BETWEEN_SHARD_LISTS = 100;

  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final Function<DynamodbEvent, StreamsEventResponse> function;
  private final Map<String, String> iterators = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  StreamPump(
      DynamoDbStreamsClient streams,
      String stream,
      Function<DynamodbEvent, StreamsEventResponse> function) {
    this.streams = streams;
    this.stream = stream;
    this.function = function;
    follow(ShardIteratorType.LATEST);
  }

  @Override
  public void run() {
    int looks = 0;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        boolean idle = read();
        looks++;
        if (iterators.isEmpty() || looks % LOOKS_BETWEEN_SHARD_LISTS == 0) {
          follow(ShardIteratorType.TRIM_HORIZON);
        }
        if (idle) {
          Pause.millis(IDLE_MILLIS);
        }
      } catch (SdkException e) {
        if (!Thread.currentThread().isInterrupted()) {
          LOG.warn("stream cannot be read", e);
          Pause.millis(500);
        }
      }
    }
  }

  /** Starts to read the shards that were not seen before. */
  private void follow(ShardIteratorType from) {
    for (Shard shard :
        streams.describeStream(request -> request.streamArn(stream)).streamDescription().shards()) {
      if (seen.add(shard.shardId())) {
        iterators.put(
            shard.shardId(),
            streams
                .getShardIterator(request ->
                    request.streamArn(stream).shardId(shard.shardId()).shardIteratorType(from))
                .shardIterator());
      }
    }
  }

  private boolean read() {
    boolean idle = true;
    Iterator<Map.Entry<String, String>> shards = iterators.entrySet().iterator();
    while (shards.hasNext()) {
      Map.Entry<String, String> shard = shards.next();
      GetRecordsResponse got =
          streams.getRecords(request -> request.shardIterator(shard.getValue()).limit(BATCH));
      if (!got.records().isEmpty()) {
        idle = false;
        invoke(got.records());
      }
      if (got.nextShardIterator() == null) {
        shards.remove();
      } else {
        shard.setValue(got.nextShardIterator());
      }
    }
    return idle;
  }

  private void invoke(List<Record> batch) {
    List<Record> left = batch;
    for (int attempt = 1; attempt <= TRIES && !left.isEmpty(); attempt++) {
      left = failed(left);
      if (!left.isEmpty()) {
        Pause.millis(200L * attempt);
      }
    }
    if (!left.isEmpty()) {
      LOG.error("{} changes of the stream given up; the outbox keeps them", left.size());
    }
  }

  private List<Record> failed(List<Record> batch) {
    try {
      StreamsEventResponse response = function.apply(LambdaEvents.changes(batch));
      if (response == null
          || response.getBatchItemFailures() == null
          || response.getBatchItemFailures().isEmpty()) {
        return List.of();
      }
      String first = response.getBatchItemFailures().getFirst().getItemIdentifier();
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).dynamodb().sequenceNumber().equals(first)) {
          return batch.subList(i, batch.size());
        }
      }
      return batch;
    } catch (RuntimeException | Error e) {
      // As on Lambda: when a function dies, of whatever cause, its batch comes again.
      LOG.warn("the stream's function failed", e);
      return batch;
    }
  }
}
