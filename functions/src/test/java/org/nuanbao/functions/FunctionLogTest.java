package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
  private final LoggerContext loggers = new LoggerContext();

  FunctionLogTest() {
    loggers.setMDCAdapter(new LogbackMDCAdapter());
    FunctionLog.set(loggers);
  }

  @Test
  void aMeasureIsALineOfItsOwn() {
    Logger measures = loggers.getLogger("measures");
    assertThat(measures.isAdditive()).isFalse();
    assertThat(written(measures, "{\"Uploads\":1}", null)).isEqualTo("{\"Uploads\":1}\n");
  }

  @Test
  void anythingElseIsJsonWithoutTheFailuresMessage() throws IOException {
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    String line = written(root, "says {}", new IllegalStateException("张三"));
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("formattedMessage").asText()).isEqualTo("says something");
    assertThat(line).doesNotContain("张三");
    assertThat(root.getLevel()).isEqualTo(Level.WARN);
    assertThat(loggers.getLogger("org.nuanbao.any").getEffectiveLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void whatReadsScansSaysNothingOfThem() {
    assertThat(loggers.getLogger("org.apache.pdfbox.pdfparser.COSParser").isErrorEnabled())
        .isFalse();
  }

  private static String written(Logger logger, String message, @Nullable Throwable failure) {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) logger.iteratorForAppenders().next();
    LoggingEvent event =
        new LoggingEvent("any", logger, Level.INFO, message, failure, new Object[] {"something"});
    return new String(console.getEncoder().encode(event), UTF_8);
  }
}
