package org.nuanbao.local.cloud;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;

/** A business clock that can be set from outside: the machine's plus what a file says. */
@Singleton
@Requires(property = "nuanbao.clock.offset-file")
public final class OffsetClock implements BusinessClock {
  private final Path file;

  public OffsetClock(@Value("${nuanbao.clock.offset-file}") String file) {
    this.file = Path.of(file);
  }

  @Override
  public Instant at(Instant machine) {
    return machine.plus(offset());
  }

  /** Makes it the given business moment now. */
  public void set(Instant business) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, Duration.between(Instant.now(), business).toString());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Read each time: another process may have set it. */
  private Duration offset() {
    try {
      return Duration.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
