package org.nuanbao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API (version 2018-06-01) for one process, with {@code restore/next} of
 * SnapStart; beside it, on the same port, the two services that the embedded cloud lacks: Secrets
 * Manager, which has one key chain, and SES, which takes every mail.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String API = "/2018-06-01/runtime/";
  private static final int LONGEST_SECONDS = 120;

  /** What the process asked or told. */
  sealed interface Said {
    /** It is ready for its snapshot to be taken. */
    record Restorable() implements Said {}

    /** It is ready for an event. */
    record Ready() implements Said {}

    record Answered(String body) implements Said {}

    /** It could not start, could not be restored, or threw. */
    record Failed(String body) implements Said {}
  }

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final String keyChain;

  RuntimeApi(String keyChain) throws IOException {
    this.keyChain = keyChain;
    server.createContext(API, this::runtime);
    server.createContext("/", this::service);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the process says next. */
  Said heard() throws IOException {
    try {
      Said next = said.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IOException("the function says nothing");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The process has ended. */
  void left() {
    said.add(new Said.Failed("the process has ended"));
  }

  /** Lets the process go on that asked for a restore or an event. */
  void reply(String body) {
    replies.add(body);
  }

  private void runtime(HttpExchange asked) throws IOException {
    String path = asked.getRequestURI().getPath().substring(API.length());
    String body = new String(asked.getRequestBody().readAllBytes(), UTF_8);
    switch (path) {
      case "restore/next" -> hold(asked, new Said.Restorable());
      case "invocation/next" -> hold(asked, new Said.Ready());
      default -> {
        said.add(
            path.endsWith("/response") ? new Said.Answered(body) : new Said.Failed(path + body));
        send(asked, 202, "{\"status\":\"OK\"}");
      }
    }
  }

  private void hold(HttpExchange asked, Said what) throws IOException {
    try {
      said.add(what);
      String event = replies.take();
      asked.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "cold");
      asked
          .getResponseHeaders()
          .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
      asked
          .getResponseHeaders()
          .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws-cn:lambda:cn-north-1:0:function:f");
      send(asked, 200, event);
    } catch (InterruptedException e) {
      // This server is being closed.
      asked.close();
    }
  }

  private void service(HttpExchange asked) throws IOException {
    asked.getRequestBody().readAllBytes();
    String target = String.valueOf(asked.getRequestHeaders().getFirst("X-Amz-Target"));
    send(
        asked,
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put(target.endsWith("GetSecretValue") ? "SecretString" : "MessageId", keyChain)
            .toString());
  }

  private static void send(HttpExchange asked, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    asked.getResponseHeaders().add("Content-Type", "application/json");
    asked.sendResponseHeaders(status, bytes.length);
    asked.getResponseBody().write(bytes);
    asked.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
