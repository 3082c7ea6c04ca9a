package org.nuanbao.functions.validate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What S3 tells the queue; a test message of S3 has no records. */
@Serdeable
record Uploaded(@Nullable @JsonProperty("Records") List<Entry> records) {
  List<Entry> entries() {
    return records == null ? List.of() : records;
  }

  /**
   * One finished upload.
   *
   * @param eventTime by the machine's clock
   */
  @Serdeable
  record Entry(Instant eventTime, S3 s3) {
    /** The object's key; events carry it URL-encoded. */
    String key() {
      return URLDecoder.decode(s3.object().key(), StandardCharsets.UTF_8);
    }
  }

  @Serdeable
  record S3(Stored object) {}

  @Serdeable
  record Stored(String key) {}
}
