package org.nuanbao.local.cloud;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.nuanbao.campaign.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the template's schedules do: the night run once a business day, at its hour, and a
 * sweep each hour. A night run that was missed while the system was off is not made up for; the
 * next one adds up everything.
 */
public final class Schedule implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final LocalTime HOUR = LocalTime.of(1, 30);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final long LOOK_EVERY_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private final RunningSystem system;
  private final BusinessClock clock;
  private final Thread thread;
  private LocalDate done;
  private Instant swept = Instant.now();

  /** Starts it: the first night run comes at the next such hour, the first sweep in an hour. */
  public Schedule(RunningSystem system) {
    this.system = system;
    clock = system.bean(BusinessClock.class);
    done = night(Instant.now());
    thread = Thread.ofPlatform().daemon().name("schedule").start(this::watch);
  }

  /** The business day of the last night run that was due before this moment. */
  private LocalDate night(Instant machine) {
    ZonedDateTime business = clock.at(machine).atZone(BusinessClock.ZONE);
    return business.toLocalTime().isBefore(HOUR)
        ? business.toLocalDate().minusDays(1)
        : business.toLocalDate();
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      Pause.millis(LOOK_EVERY_MILLIS);
      if (swept.plus(SWEEP_EVERY).isBefore(Instant.now())) {
        swept = Instant.now();
        sweep();
      }
      LocalDate now = night(Instant.now());
      if (now.isAfter(done)) {
        try {
          LOG.info("night run of {}: {} nodes", now, system.night(""));
          done = now;
        } catch (RuntimeException e) {
          LOG.error("the night run failed and is tried again", e);
        }
      }
    }
  }

  private void sweep() {
    try {
      system.sweep(false);
    } catch (RuntimeException e) {
      LOG.error("the sweep failed; the next one comes in an hour", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
