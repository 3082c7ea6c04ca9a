package org.nuanbao.functions;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;

/**
 * The business clock of demonstrations and tests: the machine's clock plus the offset in a file.
 * The template names no such file, so whatever is deployed to an account uses the machine's clock.
 */
@Singleton
@Requires(property = "nuanbao.clock.offset-file")
final class RehearsalClock implements BusinessClock {
  private final Path file;

  RehearsalClock(@Value("${nuanbao.clock.offset-file}") String file) {
    this.file = Path.of(file);
  }

  @Override
  public Instant at(Instant machine) {
    return machine.plus(offset());
  }

  /** The offset, read each time because another process may have changed it. */
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
