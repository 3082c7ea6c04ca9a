package org.nuanbao.memory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes ports die at a chosen call, as a killed worker or a lost answer does. All ports wrapped by
 * one instance are counted together.
 */
public final class Faults {
  /** Whether the call was done when its answer was lost. */
  public enum When {
    BEFORE,
    AFTER
  }

  private final AtomicInteger calls = new AtomicInteger();
  private final int at;
  private final When when;

  /**
   * Dies once.
   *
   * @param at the number of the call, from 1; 0 for never
   */
  public Faults(int at, When when) {
    this.at = at;
    this.when = when;
  }

  /** How many calls were made. */
  public int calls() {
    return calls.get();
  }

  /** The port, dying when its turn comes. */
  public <T> T wrap(Class<T> port, T target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean mine = calls.incrementAndGet() == at;
          if (mine && when == When.BEFORE) {
            throw new Died();
          }
          try {
            Object answer = method.invoke(target, arguments);
            if (mine) {
              throw new Died();
            }
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  /** The worker is gone. */
  public static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the worker died here");
    }
  }
}
