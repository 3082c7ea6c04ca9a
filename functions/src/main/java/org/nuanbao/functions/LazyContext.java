package org.nuanbao.functions;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;

/**
 * The container of a function that needs only some of the beans. The others are not made, so the
 * function needs neither their configuration nor their permissions. Micronaut's own builder for
 * Lambda makes every singleton and cannot be told not to.
 */
public final class LazyContext {
  private LazyContext() {}

  public static ApplicationContextBuilder builder() {
    return ApplicationContext.builder(Environment.FUNCTION, "lambda").deduceEnvironment(false);
  }
}
