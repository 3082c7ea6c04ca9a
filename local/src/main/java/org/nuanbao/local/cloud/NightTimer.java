package org.nuanbao.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.nuanbao.functions.aggregate.AggregateHandler;
import org.nuanbao.functions.aggregate.Step;

/** Runs the steps of the night run as its state machine does, with the same JSON between them. */
public final class NightTimer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AggregateHandler aggregate;
  private final io.micronaut.serde.ObjectMapper serde;

  NightTimer(ApplicationContext functions) {
    aggregate = new AggregateHandler(functions);
    serde = functions.getBean(io.micronaut.serde.ObjectMapper.class);
  }

  /**
   * Does the night run of a running system from another process. The system's own night run may go
   * on beside it, because each run has an id of its own.
   *
   * @param state the folder of the running system
   * @param campaign the only campaign to add up; all if it is empty
   * @param whole whether everything is added up, changed or not
   * @return how many nodes were added up
   */
  public static int byHand(StateFolder state, String campaign, boolean whole) throws IOException {
    try (ApplicationContext functions = InstalledStores.on(state).functions()) {
      return new NightTimer(functions).run(campaign, whole);
    }
  }

  /**
   * Runs all steps now. A second call waits, because two would do the same work twice.
   *
   * @param campaign the only campaign to add up; all if it is empty
   * @param whole whether everything is added up, changed or not
   * @return how many nodes were added up
   */
  synchronized int run(String campaign, boolean whole) {
    ObjectNode first = JSON.createObjectNode().put("step", "jobs");
    JsonNode jobs = step(first);
    int nodes = 0;
    for (JsonNode job : jobs.path("jobs")) {
      if (campaign.isEmpty() || campaign.equals(job.path("campaign").asText())) {
        ObjectNode input = ((ObjectNode) job.deepCopy()).put("date", jobs.path("date").asText());
        input.put("run", UUID.randomUUID().toString());
        for (JsonNode level : step(input.put("step", "plan").put("whole", whole)).path("levels")) {
          ObjectNode each = input.deepCopy().put("step", "level");
          nodes += step(each.put("level", level.path("level").asInt())).path("nodes").asInt();
        }
        step(input.put("step", "finish"));
      }
    }
    return nodes;
  }

  private JsonNode step(ObjectNode input) {
    try {
      Step step = Objects.requireNonNull(serde.readValue(input.toString(), Step.class));
      Step.Answer done = aggregate.done(step);
      return JSON.readTree(serde.writeValueAsString(done));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
