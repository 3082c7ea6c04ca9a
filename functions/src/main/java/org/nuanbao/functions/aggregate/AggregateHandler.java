package org.nuanbao.functions.aggregate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import org.nuanbao.functions.LazyContext;

/** Takes the night run's steps; a step that fails is tried again by whoever called it. */
public class AggregateHandler extends MicronautRequestHandler<Step, Done> {
  @Inject Night night;

  public AggregateHandler() {
    super(LazyContext.builder());
  }

  public AggregateHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public Done execute(Step step) {
    return switch (step.step()) {
      case "jobs" -> night.jobs(step);
      case "plan" -> night.plan(step);
      case "level" -> night.level(step);
      case "finish" -> night.finish(step);
      default -> throw new IllegalArgumentException("no such step: " + step.step());
    };
  }
}
