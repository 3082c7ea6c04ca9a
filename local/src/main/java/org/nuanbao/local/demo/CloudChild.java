package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nuanbao.local.cloud.StateFolder;

/**
 * The cloud as a process of its own, which can be killed. It takes orders as lines, answers each
 * with one line, and ends when this process ends.
 */
public final class CloudChild implements AutoCloseable {
  private static final String HEAP = "-Xmx288m";

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final URI api;

  private CloudChild(Process process) throws IOException {
    this.process = process;
    orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    api = URI.create(answer("start"));
  }

  /** Starts the cloud on the folder and waits until it can be used. */
  static CloudChild start(StateFolder state) throws IOException {
    return start(
        state,
        List.of("org.nuanbao.local.command.Nuanbao", "cloud", "--state", state.root().toString()));
  }

  /**
   * Starts a process for the folder and waits until it can be used.
   *
   * @param command options of the JVM, if any, then the class that takes the orders, and its
   *     arguments
   */
  public static CloudChild start(StateFolder state, List<String> command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm") && !argument.startsWith("-javaagent"))
        .forEach(line::add);
    line.add(HEAP);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.addAll(command);
    File errors = state.root().resolve("cloud.err").toFile();
    return new CloudChild(
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.appendTo(errors)).start());
  }

  public URI api() {
    return api;
  }

  /** The peak memory of the process in MB; 0 where the system does not tell. */
  public long peakMegabytes() throws IOException {
    return peakMegabytes(process.pid());
  }

  static long peakMegabytes(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /**
   * Gives an order and waits for the answer.
   *
   * @throws IOException if the order cannot be carried out
   */
  public String ask(String order) throws IOException {
    orders.write(order);
    orders.newLine();
    orders.flush();
    return answer(order);
  }

  private String answer(String order) throws IOException {
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith("ok ")) {
      throw new IOException("cloud: " + order + ": " + answer);
    }
    return answer.substring(3);
  }

  /** Kills the process with SIGKILL and waits for its end. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    try {
      orders.close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
