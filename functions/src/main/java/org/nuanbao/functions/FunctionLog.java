package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What functions log and how, in place of a logback.xml, which would be read with an XML parser at
 * each start. Lambda adds the request's id and the time of arrival; exceptions are logged as {@link
 * FailureTrace} tells them, never with their messages. A file that a command names, or that tests
 * have, is used instead.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class FunctionLog extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    if (System.getProperty("logback.configurationFile") != null
        || FunctionLog.class.getClassLoader().getResource("logback-test.xml") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    set(loggers);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static void set(LoggerContext loggers) {
    // CloudWatch reads metrics from lines that hold nothing else.
    Logger measures = loggers.getLogger(Measures.LOGGER);
    measures.setLevel(Level.INFO);
    measures.setAdditive(false);
    measures.addAppender(console(loggers, new Line()));
    loggers.getLogger("org.nuanbao").setLevel(Level.INFO);
    // They say of a broken file what stands in it.
    loggers.getLogger("org.apache.pdfbox").setLevel(Level.OFF);
    loggers.getLogger("org.apache.fontbox").setLevel(Level.OFF);
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console(loggers, json()));
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext loggers, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(loggers);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(loggers);
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  private static JsonEncoder json() {
    JsonEncoder json = new JsonEncoder();
    json.setWithContext(false);
    json.setWithNanoseconds(false);
    json.setWithSequenceNumber(false);
    json.setWithThrowable(false);
    json.setWithArguments(false);
    json.setWithMessage(false);
    json.setWithFormattedMessage(true);
    return json;
  }

  /** The message and nothing else. */
  private static final class Line extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
      return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      return (event.getFormattedMessage() + '\n').getBytes(UTF_8);
    }

    @Override
    public byte[] footerBytes() {
      return new byte[0];
    }
  }
}
