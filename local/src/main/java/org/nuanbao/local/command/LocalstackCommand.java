package org.nuanbao.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher itself hands over to {@code infra/localstack}. */
@Command(
    name = "localstack",
    header = "不用 Docker 的 LocalStack · LocalStack without Docker: start, deploy, test, logs, stop")
final class LocalstackCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw CommandFailure.usage("请运行 ./nuanbao localstack", "Run ./nuanbao localstack");
  }
}
