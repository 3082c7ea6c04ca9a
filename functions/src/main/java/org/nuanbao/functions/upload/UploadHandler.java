package org.nuanbao.functions.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventJson;
import org.nuanbao.functions.LazyContext;
import org.nuanbao.functions.Snapshots;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submissions;

/**
 * The API behind its gateway: hands requests to Micronaut's HTTP layer. Micronaut's own function
 * would make every bean at the start, and have Lambda read and write the events.
 */
public class UploadHandler implements RequestStreamHandler, Resource {
  private final ApiGatewayProxyRequestEventFunction http;

  private final ApplicationContext context;

  /** Makes the function on Lambda. */
  @SuppressWarnings("this-escape")
  public UploadHandler() {
    this(LazyContext.builder().start());
    if (Snapshots.areTaken()) {
      Core.getGlobalContext().register(this);
    }
  }

  public UploadHandler(ApplicationContext context) {
    this.context = context;
    http = new ApiGatewayProxyRequestEventFunction(context);
  }

  /** Announces before a snapshot files that nobody sends. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    context.getBean(ApiTokens.class);
    context.getBean(Submissions.class).find(Invented.ID);
    context.getBean(Originals.class).ticket(Invented.submission(), Duration.ofMinutes(1));
    try (RehearsalStage stage = RehearsalStage.open()) {
      rehearse(stage);
    }
  }

  /**
   * Announces invented files.
   *
   * @throws IllegalStateException if one is refused, since the rehearsal is then no rehearsal
   */
  public static void rehearse(RehearsalStage stage) {
    UploadHandler actor = new UploadHandler(stage.context());
    ApiTokens tokens = stage.context().getBean(ApiTokens.class);
    Duration minute = Duration.ofMinutes(1);
    stage.play(
        workbook ->
            stage.asked(workbook, tokens.issue("nobody", RehearsalStage.UNIT, "filler", minute)),
        actor::announced);
  }

  private void announced(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handleRequest(new ByteArrayInputStream(event), answer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!answer.toString(UTF_8).contains("\"statusCode\":201")) {
      throw new IllegalStateException("the rehearsal failed");
    }
  }

  /** Does nothing: clients open new connections and fetch new credentials by themselves. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> snapshot) {}

  @Override
  public void handleRequest(InputStream in, OutputStream out, @Nullable Context call)
      throws IOException {
    EventJson.write(json(http.handleRequest(event(EventJson.read(in)), call)), out);
  }

  private static APIGatewayProxyRequestEvent event(Map<String, @Nullable Object> json) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setHttpMethod(EventJson.text(json, "httpMethod"));
    event.setPath(EventJson.text(json, "path"));
    event.setHeaders(texts(EventJson.object(json, "headers")));
    event.setMultiValueHeaders(lists(EventJson.object(json, "multiValueHeaders")));
    event.setQueryStringParameters(texts(EventJson.object(json, "queryStringParameters")));
    event.setMultiValueQueryStringParameters(
        lists(EventJson.object(json, "multiValueQueryStringParameters")));
    event.setBody(EventJson.text(json, "body"));
    event.setIsBase64Encoded(Boolean.TRUE.equals(json.get("isBase64Encoded")));
    event.setRequestContext(new ProxyRequestContext());
    return event;
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
