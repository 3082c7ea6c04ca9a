package org.nuanbao.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nuanbao.local.cloud.StateFolder;
import picocli.CommandLine.Option;

/** The option that names a state folder, for commands that speak to a running system. */
final class RunningState {
  @Option(
      names = "--state",
      defaultValue = ".nuanbao",
      paramLabel = "DIR",
      description = "状态目录，默认 .nuanbao · where state is kept")
  private Path path = Path.of(".nuanbao");

  /** The folder, whether a system runs on it or not. */
  StateFolder folder() throws IOException {
    return StateFolder.at(path);
  }

  /**
   * The folder of a system that was started.
   *
   * @throws CommandFailure if none was ever started there
   */
  StateFolder running() throws IOException {
    if (!Files.exists(path.resolve("endpoints.properties"))) {
      throw notRunning();
    }
    return folder();
  }

  CommandFailure notRunning() {
    return CommandFailure.usage(
        "这个状态目录上没有运行中的系统：" + path, "No system is running on this state folder: " + path);
  }
}
