package org.nuanbao.functions.simulate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function. It stands still before each call of a store until it is its turn; nobody
 * else runs meanwhile, so that a history is the same each time.
 */
final class Worker {
  /** What becomes of a call. */
  enum Fate {
    DONE,
    /** The store refuses: throttled, or a transaction that failed. */
    REFUSED,
    /** Done, but the answer is an error. */
    ANSWER_LOST,
    KILLED_BEFORE,
    KILLED_AFTER
  }

  /** The store did not answer as it should. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String call) {
      super(call);
    }
  }

  /** The process is gone: nothing catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String call) {
      super(call);
    }
  }

  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  private final String name;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore stands = new Semaphore(0);
  private volatile Fate fate = Fate.DONE;
  private volatile boolean ended;
  private volatile @Nullable Throwable failure;

  Worker(String name, Runnable work) {
    this.name = name;
    Thread.ofVirtual()
        .start(() -> {
          CURRENT.set(this);
          turn.acquireUninterruptibly();
          try {
            work.run();
          } catch (RuntimeException | Error failed) {
            failure = failed;
          } finally {
            ended = true;
            stands.release();
          }
        });
  }

  /** Makes the call it stands before, with this fate, and goes on to the next one. */
  void step(Fate next) {
    fate = next;
    turn.release();
    stands.acquireUninterruptibly();
  }

  /** Its process is gone, whatever it was doing. */
  void kill() {
    while (!ended) {
      step(Fate.KILLED_BEFORE);
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /** Null where it ended well. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether the code that asks is this worker's. */
  boolean isMe() {
    return CURRENT.get() == this;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A call of a store. One that is made on a thread of a worker's own is made at once: its worker's
   * turn is not over.
   */
  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Worker worker = CURRENT.get();
    Fate fate = worker == null ? Fate.DONE : worker.await();
    if (fate == Fate.REFUSED) {
      throw new Refused(method.getName());
    }
    if (fate == Fate.KILLED_BEFORE) {
      throw new Killed(method.getName());
    }
    Object answer;
    try {
      answer = method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
    if (fate == Fate.ANSWER_LOST) {
      throw new Refused(method.getName());
    }
    if (fate == Fate.KILLED_AFTER) {
      throw new Killed(method.getName());
    }
    return answer;
  }

  private Fate await() {
    stands.release();
    turn.acquireUninterruptibly();
    return fate;
  }
}
