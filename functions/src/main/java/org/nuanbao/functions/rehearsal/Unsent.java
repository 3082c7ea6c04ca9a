package org.nuanbao.functions.rehearsal;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets calls of the SDK go every step but the last: they are written and signed, then stopped
 * before they are sent. Every client has this interceptor, by the file execution.interceptors.
 */
public final class Unsent implements ExecutionInterceptor {
  private static volatile boolean rehearsing;

  /** Does something up to its first call, which is not sent. Nothing else may run beside it. */
  public static void rehearse(Runnable work) {
    rehearsing = true;
    try {
      work.run();
      throw new IllegalStateException("a rehearsal without a call");
    } catch (RuntimeException e) {
      if (!isStopped(e)) {
        throw e;
      }
    } finally {
      rehearsing = false;
    }
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission call, ExecutionAttributes executionAttributes) {
    if (rehearsing) {
      throw new Stopped();
    }
  }

  private static boolean isStopped(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stopped) {
        return true;
      }
    }
    return false;
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
