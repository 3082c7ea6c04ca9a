package org.nuanbao.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher itself runs the tests, before anything of this is built. */
@Command(name = "test", header = "运行全部测试，与 CI 相同 · all tests, as CI runs them")
final class TestCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw CommandFailure.usage("请运行 ./nuanbao test", "Run ./nuanbao test");
  }
}
