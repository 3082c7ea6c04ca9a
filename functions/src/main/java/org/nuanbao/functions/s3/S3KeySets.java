package org.nuanbao.functions.s3;

import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;

/**
 * Sets of sorted person keys in the bucket of workings; each key is 16 bytes, one after another.
 */
@Singleton
public final class S3KeySets implements KeySets {
  private static final int BYTES = 16;

  private final Bucket workings;

  /** Uses an existing bucket. */
  public S3KeySets(@Named("workings") Bucket workings) {
    this.workings = workings;
  }

  @Override
  public void save(String name, KeySet keys) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(keys.size() * BYTES);
    for (String key : keys.keys()) {
      byte[] raw = HexFormat.of().parseHex(key);
      if (raw.length != BYTES) {
        throw new IllegalArgumentException("a key has 32 hex digits, this one " + key.length());
      }
      bytes.writeBytes(raw);
    }
    workings.put(key(name), MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray());
  }

  @Override
  public Optional<KeySet> load(String name) {
    return workings.get(key(name)).map(S3KeySets::keys);
  }

  @Override
  public void remove(String name) {
    workings.delete(key(name));
  }

  private static KeySet keys(byte[] bytes) {
    List<String> keys = new ArrayList<>(bytes.length / BYTES);
    for (int from = 0; from < bytes.length; from += BYTES) {
      keys.add(HexFormat.of().formatHex(bytes, from, from + BYTES));
    }
    return new KeySet(List.copyOf(keys));
  }

  private static String key(String name) {
    return "keysets/" + name;
  }
}
