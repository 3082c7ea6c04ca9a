package org.nuanbao.local.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.StateFolder;

/** The cloud the demonstration plays on: it is started, given orders, killed, started again. */
final class Stage implements Closeable {
  private final StateFolder state;
  private CloudChild cloud;
  private long peakMegabytes;

  Stage(StateFolder state) throws IOException {
    this.state = state;
    Files.deleteIfExists(state.failPoint());
    Files.deleteIfExists(state.failPointReached());
    cloud = CloudChild.start(state);
  }

  Api api() throws IOException {
    return new Api(cloud.api(), BearerTokens.of(state));
  }

  /** Arms the fail point, which holds the next flip of this duty for ever. */
  void armFailPoint(String duty) throws IOException {
    Files.writeString(state.failPoint(), duty);
  }

  /** Waits until the flip is held, then kills the cloud; false if the flip was never held. */
  boolean killAtFailPoint() throws IOException {
    boolean reached = Waiting.until(() -> Files.exists(state.failPointReached()));
    measure();
    try {
      cloud.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Files.deleteIfExists(state.failPoint());
    Files.deleteIfExists(state.failPointReached());
    return reached;
  }

  Api startAgain() throws IOException {
    cloud = CloudChild.start(state);
    return api();
  }

  void deliverAgain(String submission) throws IOException {
    cloud.ask("deliver " + submission);
  }

  /** Waits until the queues are empty. */
  void settle() throws IOException {
    cloud.ask("settle");
  }

  /** Does the night run; returns how many nodes were added up. */
  int night(String campaign) throws IOException {
    return Integer.parseInt(cloud.ask("night " + campaign));
  }

  /** The peak memory of the cloud, in MB. */
  long peakMegabytes() throws IOException {
    measure();
    return peakMegabytes;
  }

  private void measure() throws IOException {
    peakMegabytes = Math.max(peakMegabytes, cloud.peakMegabytes());
  }

  @Override
  public void close() throws IOException {
    cloud.close();
  }
}
