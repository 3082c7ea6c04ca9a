package org.nuanbao.functions;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

/**
 * The container of a function that needs a part of the beans only: the others are not made, so that
 * it needs neither their configuration nor their permissions.
 */
public final class LazyContext {
  private LazyContext() {}

  public static ApplicationContextBuilder builder() {
    return new LambdaApplicationContextBuilder().eagerInitSingletons(false);
  }
}
