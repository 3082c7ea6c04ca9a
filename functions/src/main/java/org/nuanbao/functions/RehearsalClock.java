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
 * The business clock of demonstrations and tests: the machine's plus what a file says. The template
 * names no such file, so what is deployed to an account goes by the machine's clock.
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
