package org.nuanbao.local.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.Schedule;
import org.nuanbao.local.cloud.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the system with its page until it is interrupted. */
@Command(name = "run", header = "启动系统并保持运行 · starts the system and leaves it running")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Nuanbao nuanbao = new Nuanbao();

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "网页端口，默认 8080 · port of the pages")
  private int port;

  @Mixin private RunningState state = new RunningState();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 1 || port > 65_535) {
      throw CommandFailure.usage("端口应为 1 到 65535：" + port, "A port is 1 to 65535: " + port);
    }
    StateFolder folder = state.folder();
    Mishaps.demandSpace(folder.root());
    Logging.to(folder.log());
    CountDownLatch ended = new CountDownLatch(1);
    try (RunningSystem system = RunningSystem.start(folder, port);
        Schedule _ = new Schedule(system)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system, ended)));
      nuanbao.say(
          "已启动：%s（按 Ctrl-C 停止；状态在 %s）",
          "Running: %s (stop with Ctrl-C; state in %s)", system.portal(), folder.root());
      system
          .signInLinks()
          .forEach((role, link) ->
              nuanbao.say(
                  "%s（15 分钟内可登录一次）：%s",
                  "%3$s (signs in once, within 15 minutes): %2$s", role.word(), link, role));
      System.out.flush();
      ended.await();
    }
    return Exit.OK;
  }

  private static void stop(RunningSystem system, CountDownLatch ended) {
    system.close();
    ended.countDown();
  }
}
