package org.nuanbao.functions.upload;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.nuanbao.functions.rehearsal.Unsent;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
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

  /** Asks before a snapshot for the address of a file that nobody sends. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) throws IOException {
    String token =
        context
            .getBean(ApiTokens.class)
            .issue("nobody", Invented.DUTY.unit(), "filler", Duration.ofMinutes(1));
    String body =
        EventJson.text(
            Map.of(
                "fileName", "a.xlsx", "size", 1, "sha256", "0".repeat(64), "contentType", "a/b"));
    Map<String, Object> event =
        Map.of(
            "httpMethod",
            "POST",
            "path",
            "/duties/" + Invented.DUTY.key() + "/submissions",
            "headers",
            Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
            "body",
            body);
    handleRequest(
        new ByteArrayInputStream(EventJson.text(event).getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        null);
    Submissions submissions = context.getBean(Submissions.class);
    Submission nobodys = Invented.submission(Submission.State.AWAITING, null);
    submissions.find(Invented.ID);
    submissions.pointer(Invented.DUTY);
    context.getBean(Originals.class).ticket(nobodys, Duration.ofMinutes(1));
    Unsent.rehearse(() -> submissions.tryFailed(Invented.ID, Instant.now()));
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
