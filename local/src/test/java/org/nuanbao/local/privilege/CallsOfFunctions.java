package org.nuanbao.local.privilege;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Records what each function calls in this JVM. The SDK finds this class through a resource file,
 * so that new calls and clients are recorded without further work. The stack shows whose call it
 * is: the outermost package of a function in it.
 */
public final class CallsOfFunctions implements ExecutionInterceptor {
  private static final Pattern TRIGGER =
      Pattern.compile("org\\.nuanbao\\.functions\\.(\\w+)\\.\\w.*");

  /** Packages of {@code functions} that are no function. */
  private static final Set<String> OUTSIDE = Set.of("dynamo", "s3", "queue", "mail", "keys");

  /** Packages that belong to another's function. */
  private static final Map<String, String> PART_OF = Map.of("webform", "portal");

  /**
   * The function whose thread made this one, as batches run side by side in threads of their own.
   */
  private static final InheritableThreadLocal<@Nullable String> PARENT =
      new InheritableThreadLocal<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!Calls.areKept()) {
      return;
    }
    SdkRequest request = context.request();
    caller()
        .ifPresent(function -> {
          try {
            Needs.of(request).forEach(need -> Calls.note(function, need));
          } catch (RuntimeException e) {
            Calls.note(function, Need.unknown(String.valueOf(e.getMessage())));
          }
        });
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    if (Calls.areKept() && context.exception() instanceof NoSuchKeyException) {
      caller().ifPresent(function -> Calls.note(function, Needs.toMiss(context.request())));
    }
    return context.exception();
  }

  private static Optional<String> caller() {
    Optional<String> trigger =
        StackWalker.getInstance()
            .walk(frames -> outermost(frames.map(StackWalker.StackFrame::getClassName)));
    if (trigger.isEmpty() && Thread.currentThread().isVirtual()) {
      return Optional.ofNullable(PARENT.get());
    }
    // A test that calls a store itself is no function, whatever it called before.
    trigger.ifPresentOrElse(PARENT::set, PARENT::remove);
    return trigger;
  }

  private static Optional<String> outermost(Stream<String> classes) {
    return classes
        .map(TRIGGER::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .filter(name -> !OUTSIDE.contains(name))
        .map(name -> PART_OF.getOrDefault(name, name))
        .reduce((inner, outer) -> outer)
        .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Function");
  }
}
