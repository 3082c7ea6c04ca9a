package org.nuanbao.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nuanbao.functions.keys.NewKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The key chain of a new installation on AWS; the embedded cloud makes its own. */
@Command(
    name = "keys",
    header = "生成新安装的密钥文件，存入 Secrets Manager 后删除 · makes the keys of a new installation")
final class KeysCommand implements Callable<Integer> {
  @Option(names = "-o", required = true, paramLabel = "FILE", description = "密钥文件 · the file")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw CommandFailure.usage(
          "文件已存在，不会覆盖密钥：" + file, "The file exists; keys are never written over: " + file);
    }
    NewKeys.in(file);
    return Exit.OK;
  }
}
