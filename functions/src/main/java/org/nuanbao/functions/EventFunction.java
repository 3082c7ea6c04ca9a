package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A function without HTTP: an event as JSON in, an answer as JSON out. It reads both itself, since
 * Lambda's own reader would take a tenth of the first answer's time.
 *
 * @param <E> what it works on
 * @param <A> what it answers
 */
public abstract class EventFunction<E, A> implements RequestStreamHandler, Closeable, Resource {
  private final ApplicationContext context;

  /** Makes the function on Lambda. */
  @SuppressWarnings("this-escape")
  protected EventFunction() {
    this(LazyContext.builder().start());
    if (Snapshots.areTaken()) {
      Core.getGlobalContext().register(this);
    }
  }

  /** Makes the function in an existing container, which fills its fields in. */
  @SuppressWarnings("this-escape")
  protected EventFunction(ApplicationContext context) {
    this.context = context;
    context.inject(this);
  }

  /** Works on one event. */
  public abstract A execute(E event);

  /** Reads an event. */
  protected abstract E event(Map<String, @Nullable Object> json);

  /** The answer as maps, lists and values. */
  protected abstract Object json(A answer);

  /** An event that is a map; what is null in it is not there. */
  protected static Map<String, Object> withoutNulls(Map<String, @Nullable Object> json) {
    Map<String, Object> event = new LinkedHashMap<>();
    json.forEach((name, value) -> {
      if (value != null) {
        event.put(name, value);
      }
    });
    return event;
  }

  /** The answer that tells which records of a batch are to come again. */
  protected static Object failures(Stream<String> records) {
    return Map.of(
        "batchItemFailures", records.map(record -> Map.of("itemIdentifier", record)).toList());
  }

  /**
   * Does before a snapshot what an event will need, with invented data: whatever is loaded and
   * compiled here no event after a restore waits for. Nothing is written anywhere.
   */
  protected abstract void rehearse();

  @Override
  public final void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    rehearse();
  }

  /** Does nothing: clients open new connections and fetch new credentials by themselves. */
  @Override
  public final void afterRestore(org.crac.Context<? extends Resource> snapshot) {}

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context call)
      throws IOException {
    handle(call.getAwsRequestId(), in, out);
  }

  private void handle(String request, InputStream in, OutputStream out) throws IOException {
    MDC.put("AWSRequestId", request);
    try {
      EventJson.write(json(execute(event(EventJson.read(in)))), out);
    } finally {
      MDC.clear();
    }
  }

  /**
   * Handles an invented event as if it had come.
   *
   * @throws IllegalStateException if it would come again, since the rehearsal is then no rehearsal
   */
  protected final void rehearse(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handle("rehearsal", new ByteArrayInputStream(event), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (answer.toString(UTF_8).contains("itemIdentifier")) {
      throw new IllegalStateException("the rehearsal failed");
    }
  }

  /** Closes the container too. */
  @Override
  public void close() {
    context.close();
  }
}
