package org.nuanbao.functions.upload;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.LambdaTestContext;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.Planting;

/** The API over stores in memory, called with proxy events. */
final class UploadApi implements AutoCloseable {
  final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context;
  private final UploadHandler function;

  UploadApi() {
    this(null);
  }

  /** Over stores that throw where it is planted. */
  UploadApi(@Nullable Planting planting) {
    cloud.planting = planting;
    context = cloud.start(Map.of("nuanbao.token.secret", MemoryCloud.SECRET));
    function = new UploadHandler(context);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A method and a path with names in braces. */
  record Route(String method, String path) {}

  /** All of the API that the router knows, as it stands there; a HEAD is made of each GET. */
  List<Route> routes() {
    return context
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/portal"))
        .map(route ->
            new Route(route.getHttpMethodName(), route.getUriMatchTemplate().toPathString()))
        .toList();
  }

  static String token(String role, String unit) {
    return token(role, unit, MemoryCloud.SECRET, Instant.now().plusSeconds(600));
  }

  static String token(String role, String unit, String secret, @Nullable Instant expires) {
    Instant now = Instant.now();
    return new ApiTokens(secret)
        .signed(
            new JWTClaimsSet.Builder()
                .issuer(ApiTokens.ISSUER)
                .audience(ApiTokens.AUDIENCE)
                .subject("somebody")
                .claim("roles", List.of(role))
                .claim("unit", unit)
                .issueTime(Date.from(expires == null ? now : expires.minusSeconds(600)))
                .expirationTime(expires == null ? null : Date.from(expires))
                .build());
  }

  APIGatewayProxyResponseEvent get(String path, @Nullable String token) {
    return send("GET", path, token, null);
  }

  APIGatewayProxyResponseEvent send(
      String method, String path, @Nullable String token, @Nullable String body) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    if (token != null) {
      headers.put("Authorization", List.of("Bearer " + token));
    }
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setHttpMethod(method);
    int query = path.indexOf('?');
    event.setPath(query < 0 ? path : path.substring(0, query));
    event.setMultiValueQueryStringParameters(query(query < 0 ? "" : path.substring(query + 1)));
    event.setMultiValueHeaders(headers);
    event.setBody(body);
    event.setIsBase64Encoded(false);
    event.setRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext());
    return call(event);
  }

  APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
    ByteArrayOutputStream asked = new ByteArrayOutputStream();
    ByteArrayOutputStream answered = new ByteArrayOutputStream();
    ClassLoader loader = UploadApi.class.getClassLoader();
    LambdaEventSerializers.serializerFor(APIGatewayProxyRequestEvent.class, loader)
        .toJson(event, asked);
    try {
      function.handleRequest(
          new ByteArrayInputStream(asked.toByteArray()), answered, new LambdaTestContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LambdaEventSerializers.serializerFor(APIGatewayProxyResponseEvent.class, loader)
        .fromJson(new ByteArrayInputStream(answered.toByteArray()));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], List.of(parts[1]));
    }
    return query;
  }
}
