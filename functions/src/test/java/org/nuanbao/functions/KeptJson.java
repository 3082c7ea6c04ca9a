package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * JSON as it was written once, in a file of the resources that no test ever writes: on each line a
 * name, a space and a document. What is stored, on its way or known to a client must stay readable,
 * and what is written must stay the same.
 */
public final class KeptJson implements AutoCloseable {
  private final ApplicationContext context = LazyContext.builder().start();
  private final Map<String, String> documents;
  public final ObjectMapper mapper = context.getBean(ObjectMapper.class);

  /**
   * One file.
   *
   * @param file its name below {@code kept}
   */
  public KeptJson(String file) {
    try (InputStream in =
        requireNonNull(KeptJson.class.getResourceAsStream("kept/" + file + ".txt"))) {
      documents =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** The document of this name. */
  public String document(String name) {
    return requireNonNull(documents.get(name), name);
  }

  /** What we read: the document is this value. */
  public <T> void isRead(String name, T value) {
    assertThat(read(name, value)).as(name).isEqualTo(value);
  }

  /** What we write: the value is this document, byte for byte. */
  public void isWritten(String name, Object value) {
    isWritten(name, value, this::written);
  }

  /** The same of what is written in its own way. */
  public <T> void isWritten(String name, T value, Function<T, String> writing) {
    assertThat(writing.apply(value)).as(name).isEqualTo(document(name));
  }

  /** What we write, and read again. */
  public <T> void isBoth(String name, T value) {
    isWritten(name, value);
    isRead(name, value);
  }

  private String written(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // an object's class is its type here
  private <T> T read(String name, T like) {
    try {
      return requireNonNull(mapper.readValue(document(name), (Class<T>) like.getClass()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
