package org.nuanbao.memory;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.Copies;

/** Handed-out files in memory. */
public final class MemoryCopies implements Copies {
  private final Map<String, byte[]> files = new HashMap<>();

  @Override
  public synchronized void save(String key, byte[] workbook) {
    files.put(key, workbook.clone());
  }

  @Override
  public synchronized boolean saveNew(String key, byte[] file) {
    return files.putIfAbsent(key, file.clone()) == null;
  }

  @Override
  public synchronized Optional<URI> link(String key, Duration validFor) {
    return files.containsKey(key)
        ? Optional.of(URI.create("memory:/" + key + "?seconds=" + validFor.toSeconds()))
        : Optional.empty();
  }

  @Override
  public synchronized boolean has(String key) {
    return files.containsKey(key);
  }

  @Override
  public Optional<byte[]> read(String key, int most) {
    return read(key).filter(file -> file.length <= most);
  }

  @Override
  public synchronized Optional<byte[]> read(String key) {
    return Optional.ofNullable(files.get(key)).map(byte[]::clone);
  }
}
