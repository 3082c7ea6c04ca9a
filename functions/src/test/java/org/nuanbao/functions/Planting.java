package org.nuanbao.functions;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets one call of a port throw, each time it is made, as what cannot be done does. Nobody names
 * the calls: those that a function makes are noted while nothing is planted.
 */
public final class Planting {
  /** A method of a port. */
  public record Call(String port, String method) {
    @Override
    public String toString() {
      return port + "." + method;
    }
  }

  /** What is thrown. */
  public enum Kind {
    CHECKED,
    RUNTIME,
    OUT_OF_MEMORY,
    STACK_OVERFLOW,
    LINKAGE;

    Throwable thrown() {
      return switch (this) {
        case CHECKED -> new IOException("planted");
        case RUNTIME -> new IllegalStateException("planted");
        case OUT_OF_MEMORY -> new OutOfMemoryError("planted");
        case STACK_OVERFLOW -> new StackOverflowError("planted");
        case LINKAGE -> new NoClassDefFoundError("planted");
      };
    }
  }

  private final Set<Call> seen = new LinkedHashSet<>();
  private final AtomicInteger struck = new AtomicInteger();
  private @Nullable Call at;
  private Kind kind = Kind.RUNTIME;

  /** From now on this call throws, and no other does. */
  public void plant(Call call, Kind what) {
    at = call;
    kind = what;
    struck.set(0);
  }

  /** Nothing throws any more. */
  public void mend() {
    at = null;
  }

  /** Whether what was planted was met. */
  public boolean hasStruck() {
    return struck.get() > 0;
  }

  /** The calls that were made since the last time. */
  public Set<Call> taken() {
    Set<Call> calls = new LinkedHashSet<>(seen);
    seen.clear();
    return calls;
  }

  /** The port, throwing where it is told to. */
  <T> T wrap(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Call call = new Call(port.getSimpleName(), method.getName());
              if (method.getDeclaringClass() != Object.class) {
                seen.add(call);
                if (call.equals(at)) {
                  struck.incrementAndGet();
                  throw kind.thrown();
                }
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
