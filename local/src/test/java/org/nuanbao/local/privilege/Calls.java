package org.nuanbao.local.privilege;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the functions needed in all JVMs of one test run: one file for each JVM, in the folder that
 * the property {@code nuanbao.calls} names. Without the property nothing is written.
 */
final class Calls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final @Nullable String FOLDER = System.getProperty("nuanbao.calls");
  private static final Set<Call> WRITTEN = ConcurrentHashMap.newKeySet();

  private Calls() {}

  record Call(String function, Need need) {}

  /** Whether a folder for them is named; without one, nobody need look who calls. */
  static boolean areKept() {
    return FOLDER != null;
  }

  /** Writes each need down once, however often it arises. */
  static void note(String function, Need need) {
    Call call = new Call(function, need.told());
    if (FOLDER != null && WRITTEN.add(call)) {
      append(Path.of(FOLDER), call);
    }
  }

  private static synchronized void append(Path folder, Call call) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(ProcessHandle.current().pid() + ".jsonl"),
          JSON.writeValueAsString(call) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each function needed, as it was written down. */
  static Map<String, Set<Need>> all() throws IOException {
    Map<String, Set<Need>> all = new HashMap<>();
    for (Path file : files()) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Call call = JSON.readValue(line, Call.class);
        all.computeIfAbsent(call.function(), function -> new HashSet<>()).add(call.need());
      }
    }
    return all;
  }

  private static List<Path> files() throws IOException {
    if (FOLDER == null) {
      throw new IOException("no folder of calls is named");
    }
    try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
      return files.toList();
    }
  }
}
