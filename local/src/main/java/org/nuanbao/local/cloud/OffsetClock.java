package org.nuanbao.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** Sets the business clock of running functions through the file they read it from. */
public final class OffsetClock {
  private final Path file;

  public OffsetClock(String file) {
    this.file = Path.of(file);
  }

  /** Sets the clock so that it is {@code business} now. */
  public void set(Instant business) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, Duration.between(Instant.now(), business).toString());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
