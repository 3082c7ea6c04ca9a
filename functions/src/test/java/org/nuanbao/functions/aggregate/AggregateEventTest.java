package org.nuanbao.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.MemoryCloud;

/** The event and the answer as Lambda's own runtime reads and writes them. */
class AggregateEventTest {
  private static final Type[] TYPES =
      ((ParameterizedType) AggregateHandler.class.getGenericSuperclass()).getActualTypeArguments();

  @Test
  @SuppressWarnings("unchecked") // The runtime knows the type by reflection only, as here.
  void goThroughLambdasOwnJson() throws IOException {
    String event = Files.readString(Path.of("../events/aggregate.json"));
    Map<String, Object> read =
        (Map<String, Object>) JacksonFactory.getInstance().getSerializer(TYPES[0]).fromJson(event);
    assertThat(read).containsKey("step");

    read.put("step", "jobs");
    try (ApplicationContext context = new MemoryCloud().start(Map.of())) {
      AggregateHandler handler = new AggregateHandler(context);
      Map<String, Object> done = handler.execute(read);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      JacksonFactory.getInstance().getSerializer(TYPES[1]).toJson(done, answer);
      assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"jobs\":[]", "\"date\":");
    }
  }
}
