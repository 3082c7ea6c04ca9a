package org.nuanbao.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Programs of this class path in processes as the launcher starts its own: the same options, and a
 * cache of the classes that a first run loaded. Without the cache a process reads and verifies each
 * class, as a first run does.
 */
final class ClassCache {
  private final Path folder;
  private final String classPath;

  /**
   * Puts what the cache needs into a folder.
   *
   * @param folder is left with a jar and a cache for each program
   */
  ClassCache(Path folder) throws IOException {
    this.folder = folder;
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      // No class is kept beside a folder.
      jars.add(Files.isDirectory(path) ? jar(path, jars.size()) : entry);
    }
    classPath = String.join(File.pathSeparator, jars);
  }

  private String jar(Path classes, int number) throws IOException {
    Path jar = folder.resolve(number + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, out);
      }
    }
    return jar.toString();
  }

  /** Runs a program once and keeps its classes for the runs to come. */
  void keep(Class<?> program, String argument) throws IOException, InterruptedException {
    run(program, argument, "-XX:AOTCacheOutput=" + cache(program));
  }

  /** What a program says, run with the classes that were kept. */
  String kept(Class<?> program, String argument) throws IOException, InterruptedException {
    return run(program, argument, "-XX:AOTCache=" + cache(program));
  }

  /** What a program says, run without. */
  String bare(Class<?> program, String argument) throws IOException, InterruptedException {
    return run(program, argument, "-XX:AOTMode=off");
  }

  private Path cache(Class<?> program) {
    return folder.resolve(program.getSimpleName() + ".aot");
  }

  private String run(Class<?> program, String argument, String option)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Forked.JAVA);
    // As Logging.off() has it: logback would look for its configuration in every jar.
    command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    command.addAll(List.of(option, "-cp", classPath, program.getName(), argument));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          program.getSimpleName() + " failed: " + Files.readString(folder.resolve("errors")));
    }
    return said;
  }
}
