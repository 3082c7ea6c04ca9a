package org.nuanbao.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import io.micronaut.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A function behind the gateway: hands requests to Micronaut's HTTP layer. Micronaut's own function
 * would make every bean at the start, and have Lambda read and write the events.
 */
public abstract class HttpFunction implements RequestStreamHandler, Resource {
  /** The header that says where a request comes from; the gateway's word, never the client's. */
  public static final String SOURCE = "X-Nuanbao-Source";

  private final ApiGatewayProxyRequestEventFunction http;

  /** What the function is made of. */
  protected final ApplicationContext context;

  /**
   * Makes the function on Lambda.
   *
   * @param settings in addition to those of its environment
   */
  @SuppressWarnings("this-escape")
  protected HttpFunction(Map<String, Object> settings) {
    this(LazyContext.builder().properties(settings).start());
    if (Snapshots.areTaken()) {
      Core.getGlobalContext().register(this);
    }
  }

  /** Makes the function in an existing container. */
  protected HttpFunction(ApplicationContext context) {
    this.context = context;
    http = new ApiGatewayProxyRequestEventFunction(context);
  }

  /** Does nothing: clients open new connections and fetch new credentials by themselves. */
  @Override
  public final void afterRestore(org.crac.Context<? extends Resource> snapshot) {}

  @Override
  public final void handleRequest(InputStream in, OutputStream out, @Nullable Context call)
      throws IOException {
    EventJson.write(json(http.handleRequest(event(EventJson.read(in)), call)), out);
  }

  /**
   * Handles an invented event as if it had come.
   *
   * @throws IllegalStateException if another status is answered, since the rehearsal is then no
   *     rehearsal
   */
  protected final void rehearse(byte[] event, HttpStatus expected) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handleRequest(new ByteArrayInputStream(event), answer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!answer.toString(UTF_8).contains("\"statusCode\":" + expected.getCode())) {
      throw new IllegalStateException("the rehearsal failed");
    }
  }

  private static APIGatewayProxyRequestEvent event(Map<String, @Nullable Object> json) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setHttpMethod(EventJson.text(json, "httpMethod"));
    event.setPath(EventJson.text(json, "path"));
    String source = EventJson.text(identity(json), "sourceIp");
    event.setHeaders(said(texts(EventJson.object(json, "headers")), source));
    event.setMultiValueHeaders(
        said(
            lists(EventJson.object(json, "multiValueHeaders")),
            source == null ? null : List.of(source)));
    event.setQueryStringParameters(texts(EventJson.object(json, "queryStringParameters")));
    event.setMultiValueQueryStringParameters(
        lists(EventJson.object(json, "multiValueQueryStringParameters")));
    event.setBody(EventJson.text(json, "body"));
    event.setIsBase64Encoded(Boolean.TRUE.equals(json.get("isBase64Encoded")));
    event.setRequestContext(new ProxyRequestContext());
    return event;
  }

  private static Map<String, @Nullable Object> identity(Map<String, @Nullable Object> json) {
    return EventJson.object(EventJson.object(json, "requestContext"), "identity");
  }

  /** The headers with the gateway's word on the source in place of whatever the client said. */
  private static <T> Map<String, T> said(Map<String, T> headers, @Nullable T source) {
    headers.keySet().removeIf(SOURCE::equalsIgnoreCase);
    if (source != null) {
      headers.put(SOURCE, source);
    }
    return headers;
  }

  private static Map<String, String> texts(Map<String, @Nullable Object> json) {
    Map<String, String> texts = new HashMap<>();
    json.forEach((name, value) -> {
      if (value != null) {
        texts.put(name, value.toString());
      }
    });
    return texts;
  }

  private static Map<String, List<String>> lists(Map<String, @Nullable Object> json) {
    Map<String, List<String>> lists = new HashMap<>();
    json.forEach((name, value) -> {
      if (value instanceof List<?> all) {
        lists.put(name, all.stream().filter(Objects::nonNull).map(Object::toString).toList());
      }
    });
    return lists;
  }

  private static Map<String, @Nullable Object> json(APIGatewayProxyResponseEvent answer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("statusCode", answer.getStatusCode());
    json.put("headers", answer.getHeaders());
    json.put("multiValueHeaders", answer.getMultiValueHeaders());
    json.put("body", answer.getBody());
    json.put("isBase64Encoded", answer.getIsBase64Encoded());
    return json;
  }
}
