package org.nuanbao.local.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What waits in a running system: queues, dead letters, submissions that are not final. */
@Command(name = "status", header = "运行中系统的积压 · backlog of a running system")
final class StatusCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      defaultValue = ".nuanbao",
      paramLabel = "DIR",
      description = "状态目录，默认 .nuanbao · where state is kept")
  private Path state = Path.of(".nuanbao");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.exists(state.resolve("endpoints.properties"))) {
      throw notRunning();
    }
    URI page = URI.create(Endpoints.of(StateFolder.at(state)).url("api") + "/backlog");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      System.out.println(answer.body());
    } catch (ConnectException e) {
      throw notRunning();
    }
    return Exit.OK;
  }

  private Failure notRunning() {
    return Failure.usage(
        "这个状态目录上没有运行中的系统：" + state, "No system is running on this state folder: " + state);
  }
}
