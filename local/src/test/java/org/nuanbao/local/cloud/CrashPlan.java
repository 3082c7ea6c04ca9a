package org.nuanbao.local.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Which of a function's calls goes wrong, and how. It counts all calls, on any thread. */
public final class CrashPlan {
  /** What happens at that call. */
  public enum How {
    /** The call fails before anything is sent. */
    FAILS_BEFORE,
    /** The worker dies after the call was done, before it gets the answer. */
    DIES_AFTER,
    /** The answer is lost on the way; the SDK by itself sends the same request again. */
    SENT_TWICE
  }

  private final int at;
  private final How how;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean struck = new AtomicBoolean();

  /**
   * A plan that strikes once.
   *
   * @param at the number of the call, counted from 1
   */
  public CrashPlan(int at, How how) {
    this.at = at;
    this.how = how;
  }

  /** Counts a call; true if it is the one that goes wrong. */
  synchronized boolean comes(String call) {
    calls.add(call);
    return calls.size() == at;
  }

  How how() {
    return how;
  }

  /** True only the first time: what the SDK sends again must get through. */
  boolean strike() {
    return struck.compareAndSet(false, true);
  }

  /** The calls that came, in order, each as {@link StoreCalls#kind} names it. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The call that went wrong; empty if the function made fewer calls. */
  public Optional<String> hit() {
    return calls.size() < at ? Optional.empty() : Optional.of(calls.get(at - 1));
  }

  static SdkClientException unreachable() {
    return SdkClientException.create("lost", new IOException("the connection is gone"));
  }

  /** The worker is gone. An error, not an exception: nothing may catch it and go on. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died() {
      super("the worker died here");
    }
  }
}
