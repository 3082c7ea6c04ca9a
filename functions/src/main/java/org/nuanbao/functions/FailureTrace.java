package org.nuanbao.functions;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes a failure for the log by classes and places, never by messages: a library's message
 * about a bad value may quote that value.
 */
public final class FailureTrace {
  private static final int FRAMES = 12;

  private FailureTrace() {}

  /** The failure and its causes, as one line. */
  public static String of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(5)
        .map(FailureTrace::one)
        .collect(Collectors.joining(" caused by "));
  }

  private static String one(Throwable failure) {
    return failure.getClass().getName()
        + Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .map(frame ->
                frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" < ", " [", "]"));
  }
}
