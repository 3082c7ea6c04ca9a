package org.nuanbao.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.nuanbao.sample.BadSample;

/**
 * Reads and writes the files a user names. If a file cannot be read, one line says why. A file is
 * written whole or not at all.
 */
final class GivenFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private GivenFiles() {}

  /** Demands that all files exist. Called first, so that a slip in the last name costs no work. */
  static void demandFiles(Collection<Path> files) {
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw CommandFailure.usage("这是目录，不是文件：" + file, "This is a folder, not a file: " + file);
      }
      if (!Files.exists(file)) {
        throw CommandFailure.usage("找不到文件：" + file, "No such file: " + file);
      }
    }
  }

  static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /**
   * Reads a JSON document, with exact decimals.
   *
   * @throws CommandFailure if there is no such file, or it is not JSON
   */
  static JsonNode json(Path file) throws IOException {
    demandFiles(List.of(file));
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation().getLineNr();
      throw new CommandFailure(
          Exit.USAGE, "不是正确的 JSON 文件：%s（第 %d 行）", "Not a JSON document: %s (line %d)", file, line);
    }
  }

  /** Writes a new file beside the old one and renames it, so that the file is always whole. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw CommandFailure.usage("没有这个目录，无法写入：" + file, "No such folder to write to: " + file);
    }
    try {
      Path fresh =
          folder.resolve(
              "." + target.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
      try {
        Files.write(fresh, bytes);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      if (Mishaps.isFull(e)) {
        throw Mishaps.full(file.toString());
      }
      throw e;
    }
  }

  /** The failure that says that the user's JSON document is not a sample. */
  static CommandFailure notASample(Path file, BadSample why) {
    return new CommandFailure(
        Exit.USAGE, "不是样例：%s（%s）", "Not a sample: %s (%s)", file, why.getMessage());
  }
}
