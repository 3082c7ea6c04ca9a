package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventFunction;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.submission.Submissions;

/**
 * Does the night run's steps; the caller tries a step again if it fails. Events come and go as
 * maps, because Lambda's own JSON reader knows no records.
 */
public class AggregateHandler extends EventFunction<Map<String, Object>, Map<String, Object>> {
  private static final Argument<Map<String, Object>> MAP =
      Argument.mapOf(String.class, Object.class);

  @Inject Submissions submissions;
  @Inject Night night;
  @Inject ObjectMapper json;

  public AggregateHandler() {}

  public AggregateHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public Map<String, Object> execute(Map<String, Object> event) {
    try {
      Step step = requireNonNull(json.readValue(json.writeValueAsString(event), Step.class));
      return requireNonNull(json.readValue(json.writeValueAsString(done(step)), MAP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does one step of the run and returns its answer. */
  public Step.Answer done(Step step) {
    return switch (step.step()) {
      case "jobs" -> night.jobs(step);
      case "plan" -> night.plan(step);
      case "level" -> night.level(step);
      case "finish" -> night.finish(step);
      default -> throw new IllegalArgumentException("no such step: " + step.step());
    };
  }

  @Override
  protected Map<String, Object> event(Map<String, @Nullable Object> json) {
    return withoutNulls(json);
  }

  @Override
  protected Object json(Map<String, Object> answer) {
    return answer;
  }

  @Override
  protected void rehearse() {
    submissions.find(Invented.ID);
  }
}
