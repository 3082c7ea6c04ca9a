package org.nuanbao.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.local.cloud.ApiAccess;
import org.nuanbao.local.cloud.Installed;
import org.nuanbao.local.cloud.StackOutputs;
import org.nuanbao.local.cloud.StateFolder;
import picocli.CommandLine.Option;

/** Which installation is meant: one that runs on a state folder, or a stack on AWS. */
final class Where {
  @Option(
      names = "--state",
      defaultValue = ".nuanbao",
      paramLabel = "DIR",
      description = "状态目录，默认 .nuanbao · where state is kept")
  private Path state = Path.of(".nuanbao");

  @Option(
      names = "--stack",
      paramLabel = "FILE",
      description =
          "AWS 上的安装：aws cloudformation describe-stacks 的输出 · an installation on AWS: what describe-stacks printed")
  private @Nullable Path stack;

  Installed installed() throws IOException {
    return stack == null ? Installed.on(running()) : of(stack, Installed::of);
  }

  ApiAccess access() throws IOException {
    return stack == null ? ApiAccess.on(running()) : of(stack, ApiAccess::of);
  }

  private StateFolder running() throws IOException {
    if (!Files.exists(state.resolve("endpoints.properties"))) {
      throw notRunning();
    }
    return StateFolder.at(state);
  }

  private static <T> T of(Path stack, Function<StackOutputs, T> reading) throws IOException {
    if (!Files.exists(stack)) {
      throw new NoSuchFileException(stack.toString());
    }
    try {
      return reading.apply(StackOutputs.in(stack));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw Failure.usage(
          "这不是本系统的 describe-stacks 输出：" + stack,
          "Not what describe-stacks prints of this stack: " + stack);
    }
  }

  /** What was there does not answer. */
  Failure notRunning() {
    return stack == null
        ? notRunning(state)
        : Failure.usage(
            "连不上 AWS；请检查网络、区域和凭证。",
            "AWS cannot be reached: check network, region and credentials.");
  }

  static Failure notRunning(Path state) {
    return Failure.usage(
        "这个状态目录上没有运行中的系统：" + state, "No system is running on this state folder: " + state);
  }
}
