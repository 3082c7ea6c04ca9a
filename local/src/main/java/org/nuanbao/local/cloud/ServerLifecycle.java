package org.nuanbao.local.cloud;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starting and stopping of servers that declare any exception at all. */
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

  /** A server that does not stop cleanly must not keep the next one from stopping. */
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
