package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.nuanbao.functions.keys.FieldSealer;

/** JSON in a bucket, compressed (RFC 1952), then sealed to its object's key. */
record SealedJson(Bucket bucket, FieldSealer sealer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Puts a document, and returns its key. */
  String put(String key, JsonNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      JSON.writeValue(zip, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bucket.put(key, MediaType.APPLICATION_OCTET_STREAM, sealer.seal(bytes.toByteArray(), key));
    return key;
  }

  Optional<JsonNode> get(String key) {
    return bucket.get(key).map(sealed -> opened(sealed, key));
  }

  /** A document that must exist; throws if it does not. */
  JsonNode demand(String key) {
    return opened(bucket.demand(key), key);
  }

  private JsonNode opened(byte[] sealed, String key) {
    byte[] packed = sealer.open(sealed, key);
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return JSON.readTree(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
