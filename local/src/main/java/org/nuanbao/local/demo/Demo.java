package org.nuanbao.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.StateFolder;

/**
 * The whole demonstration. It opens new campaigns each time, so that a second run on the same
 * folder counts only its own and leaves those of the first untouched.
 */
public final class Demo {
  private final StateFolder state;
  private final Path notices;
  private final Checks checks;
  private long seconds;
  private long megabytes;
  private long cloudMegabytes;

  public Demo(StateFolder state, Path notices, Checks checks) {
    this.state = state;
    this.notices = notices;
    this.checks = checks;
  }

  /**
   * Plays the demonstration; the checks tell what did not hold.
   *
   * @throws IOException if the cloud does not start or stops unasked
   */
  public void play() throws IOException {
    long start = System.nanoTime();
    String mark = Long.toString(Instant.now().getEpochSecond(), 36);
    OffsetClock clock = new OffsetClock(state.clockOffset().toString());
    Scenario first = Scenario.read("roster");
    Scenario second = Scenario.read("statistics");
    Scenario third = Scenario.read("vouchers");
    clock.set(first.clock());
    try (Stage stage = new Stage(state)) {
      roster(new Season(first, notices.resolve(first.notice()), mark, stage.api()), stage, clock);
      clock.set(second.clock());
      statistics(new Season(second, notices.resolve(second.notice()), mark, stage.api()), stage);
      clock.set(third.clock());
      vouchers(new DemoOffice(third, notices.resolve(third.notice()), mark, stage.api()), stage);
      cloudMegabytes = stage.peakMegabytes();
      megabytes = cloudMegabytes + CloudChild.peakMegabytes(ProcessHandle.current().pid());
    }
    seconds = (System.nanoTime() - start) / 1_000_000_000L;
  }

  private void roster(Season season, Stage stage, OffsetClock clock) throws IOException {
    RosterAct act = new RosterAct(season, checks, stage, clock);
    act.play();
    night(season, stage);
    act.after(imap());
  }

  private void statistics(Season season, Stage stage) throws IOException {
    StatisticsAct act = new StatisticsAct(season, checks, state);
    act.play();
    night(season, stage);
    act.after(imap());
  }

  private void vouchers(DemoOffice office, Stage stage) throws IOException {
    VouchersAct act = new VouchersAct(office, checks);
    act.play();
    stage.night(office.campaign());
    act.after(imap());
  }

  private void night(Season season, Stage stage) throws IOException {
    int nodes = stage.night(season.campaign());
    int wanted = season.scenario().units().size() * season.owed();
    new Act(season, checks).check("夜间汇总", "night run", nodes == wanted, nodes + "/" + wanted);
  }

  private int imap() throws IOException {
    return Endpoints.of(state).port("imap");
  }

  /** How many seconds it took, including the starts of the cloud. */
  public long seconds() {
    return seconds;
  }

  /** The peak memory of the cloud's process alone, in MB. */
  long cloudMegabytes() {
    return cloudMegabytes;
  }

  /** The peak memory of all processes together, in MB; 0 where the system does not tell. */
  public long megabytes() {
    return megabytes;
  }
}
