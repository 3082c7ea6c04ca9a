package org.nuanbao.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process of a packaged function, started as Lambda starts it and spoken to as Lambda does. */
final class PackagedFunction implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** How a function is started. */
  enum Way {
    /** The managed runtime, which has no second compiler: the whole start counts. */
    ZIP,
    /** The managed runtime with SnapStart: only what follows the restore counts. */
    RESTORED,
    /** The folder of the image with its own JDK and cache of classes: the whole start counts. */
    IMAGE
  }

  /**
   * What a function is started with.
   *
   * @param code the unpacked zip, or the folder of the image
   * @param memory in megabytes
   * @param keyChain what the secret store has
   * @param client the jars of Lambda's runtime interface client, which the managed runtime has
   */
  record Start(
      Way way,
      String handler,
      Path code,
      int memory,
      String keyChain,
      String client,
      Map<String, String> settings,
      Path output) {
    /** What the process wrote, without the JVM's log of classes. */
    String written() throws IOException {
      try (Stream<String> lines = Files.lines(output)) {
        return lines
            .filter(line -> !line.contains("[class,load"))
            .collect(Collectors.joining(System.lineSeparator()));
      }
    }
  }

  /**
   * What a first answer cost.
   *
   * @param restored lines of the class log that were written before the restore
   */
  record Cost(String answer, Duration cpu, Duration wall, long restored) {}

  private final RuntimeApi api;
  private final Start start;
  private final Process process;
  private final CompletableFuture<Void> exit;
  private final long began;

  PackagedFunction(Start start, List<String> further) throws IOException {
    this.start = start;
    api = new RuntimeApi(start.keyChain);
    ProcessBuilder builder =
        new ProcessBuilder(command(start, further))
            .directory(start.code.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(start.output.toFile()));
    builder.environment().clear();
    builder.environment().putAll(start.settings);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://" + api.address());
    builder.environment().put("AWS_ENDPOINT_URL_SESV2", "http://" + api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + start.memory);
    if (start.way == Way.IMAGE && !further.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", further));
    }
    builder.environment().put("LAMBDA_TASK_ROOT", start.code.toString());
    builder
        .environment()
        .put(
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            start.way == Way.RESTORED ? "snap-start" : "on-demand");
    began = System.nanoTime();
    process = builder.start();
    exit = process.onExit().thenRun(api::left);
  }

  private static List<String> command(Start start, List<String> further) {
    List<String> line = new ArrayList<>();
    if (start.way == Way.IMAGE) {
      return List.of(start.code.resolve("bootstrap").toString(), start.handler);
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:MaxHeapSize=" + start.memory * 85 / 100 + "m");
    line.add("-XX:+UseSerialGC");
    line.add("--enable-native-access=ALL-UNNAMED");
    if (start.way == Way.ZIP) {
      line.add("-XX:TieredStopAtLevel=1");
    }
    line.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    line.addAll(further);
    line.add("-cp");
    line.add(start.client);
    line.add(CLIENT);
    line.add(start.handler);
    return line;
  }

  /** Sends the first event, after a restore if there is one; returns what its answer cost. */
  Cost first(String event) throws IOException, InterruptedException {
    Duration before = Duration.ZERO;
    long from = began;
    long lines = 0;
    RuntimeApi.Said said = api.heard();
    if (said instanceof RuntimeApi.Said.Restorable) {
      // Lambda takes its snapshot of an idle process, whose compilers have done their work.
      Thread.sleep(1_500);
      lines = lines();
      before = cpu();
      from = System.nanoTime();
      api.reply("");
      said = api.heard();
    }
    demand(said, RuntimeApi.Said.Ready.class);
    return next(event, before, from, lines);
  }

  /** Sends an event after the first. */
  String further(String event) throws IOException {
    return again(event).answer();
  }

  /** Sends an event after the first; returns what its answer cost. */
  Cost again(String event) throws IOException {
    demand(api.heard(), RuntimeApi.Said.Ready.class);
    return next(event, cpu(), System.nanoTime(), 0);
  }

  private Cost next(String event, Duration before, long from, long lines) throws IOException {
    api.reply(event);
    RuntimeApi.Said.Answered answered = demand(api.heard(), RuntimeApi.Said.Answered.class);
    Duration wall = Duration.ofNanos(System.nanoTime() - from);
    return new Cost(answered.body(), cpu().minus(before), wall, lines);
  }

  private <T extends RuntimeApi.Said> T demand(RuntimeApi.Said said, Class<T> what)
      throws IOException {
    if (!what.isInstance(said)) {
      throw new IOException(said + System.lineSeparator() + start.written());
    }
    return what.cast(said);
  }

  private Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(start.output)) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    exit.join();
    api.close();
  }
}
