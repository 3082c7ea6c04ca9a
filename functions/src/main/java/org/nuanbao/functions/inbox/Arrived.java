package org.nuanbao.functions.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What S3 tells the queue; a test message of S3 has no records. */
@Serdeable
record Arrived(@Nullable @JsonProperty("Records") List<Entry> records) {
  /** The objects' keys; events carry them URL-encoded. */
  List<String> keys() {
    return records == null
        ? List.of()
        : records.stream()
            .map(entry -> URLDecoder.decode(entry.s3().object().key(), StandardCharsets.UTF_8))
            .toList();
  }

  @Serdeable
  record Entry(S3 s3) {}

  @Serdeable
  record S3(Stored object) {}

  @Serdeable
  record Stored(String key) {}
}
