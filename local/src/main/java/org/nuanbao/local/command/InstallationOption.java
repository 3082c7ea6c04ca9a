package org.nuanbao.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.local.cloud.ApiAccess;
import org.nuanbao.local.cloud.InstalledStores;
import org.nuanbao.local.cloud.StackOutputs;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The options that name an installation: one that runs on a state folder, or a stack on AWS. */
final class InstallationOption {
  @Mixin private RunningState state = new RunningState();

  @Option(
      names = "--stack",
      paramLabel = "FILE",
      description =
          "AWS 上的安装：aws cloudformation describe-stacks 的输出 · an installation on AWS: the output of describe-stacks")
  private @Nullable Path stack;

  InstalledStores installed() throws IOException {
    return stack == null ? InstalledStores.on(state.running()) : of(stack, InstalledStores::of);
  }

  ApiAccess access() throws IOException {
    return stack == null ? ApiAccess.on(state.running()) : of(stack, ApiAccess::of);
  }

  private <T> T of(Path stack, Function<StackOutputs, T> reading) throws IOException {
    if (!Files.exists(stack)) {
      throw new NoSuchFileException(stack.toString());
    }
    try {
      return reading.apply(StackOutputs.in(stack));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw CommandFailure.usage(
          "这不是本系统的 describe-stacks 输出：" + stack,
          "Not what describe-stacks prints of this stack: " + stack);
    } catch (SdkClientException e) {
      throw notRunning();
    }
  }

  /** The failure that says that the installation does not answer. */
  CommandFailure notRunning() {
    return stack == null
        ? state.notRunning()
        : CommandFailure.usage(
            "连不上 AWS；请检查网络、区域和凭证。",
            "AWS cannot be reached: check network, region and credentials.");
  }
}
