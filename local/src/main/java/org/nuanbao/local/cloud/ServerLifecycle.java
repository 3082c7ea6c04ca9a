package org.nuanbao.local.cloud;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops servers whose methods may throw any exception. */
final class ServerLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLifecycle.class);

  private ServerLifecycle() {}

  interface Step {
    void run() throws Exception;
  }

  static void starting(String what, Step step) throws IOException {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(what + " was interrupted", e);
    } catch (Exception e) {
      throw new IOException(what + " did not start", e);
    }
  }

  /** Stops a server; a failure is only logged, because the next server must be stopped too. */
  static void quietly(Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("not stopped", e);
    }
  }
}
