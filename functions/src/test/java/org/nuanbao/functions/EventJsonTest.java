package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final ObjectMapper OTHER = new ObjectMapper();

  @Test
  void readsEveryEventAsJacksonDoesAndWritesItAgain() throws IOException {
    try (Stream<Path> events = Files.list(Path.of("../events"))) {
      for (Path event : events.toList()) {
        Map<String, ?> read = EventJson.read(Files.newInputStream(event));
        assertThat(read).as("%s", event).isEqualTo(OTHER.readValue(event.toFile(), Map.class));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        EventJson.write(read, written);
        assertThat(OTHER.readTree(written.toByteArray())).isEqualTo(OTHER.readTree(event.toFile()));
      }
    }
  }

  @Test
  void takesAnObjectOnly() {
    assertThatThrownBy(() -> EventJson.read(new ByteArrayInputStream("[1]".getBytes(UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessage("not a JSON object");
  }

  @Test
  void whatIsMissingIsEmpty() {
    Map<String, ?> event = Map.of("records", "none", "number", 3);
    assertThat(EventJson.objects(event, "records")).isEmpty();
    assertThat(EventJson.object(event, "records")).isEmpty();
    assertThat(EventJson.text(event, "number")).isEqualTo("3");
    assertThat(EventJson.text(event, "nothing")).isNull();
    assertThat(EventJson.objects(Map.of("a", List.of(Map.of(), "b")), "a")).hasSize(1);
  }
}
