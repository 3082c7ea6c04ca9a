package org.nuanbao.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A project folder that was built: its template, and the zips that it deploys, unpacked.
 *
 * @param template the text of template.yaml
 * @param folders for each zip of the template its folder
 * @param image the folder of the image, if it was built
 */
record ColdBuild(String name, String template, Map<String, Path> folders, Path image) {
  private static final Pattern ZIP = Pattern.compile("CodeUri: (\\S+\\.zip)");

  /** A function of the template. */
  record Deployed(String handler, Path code, int memory) {}

  static ColdBuild unpacked(Path project, Path to) throws IOException {
    String template = Files.readString(project.resolve("template.yaml"));
    Map<String, Path> folders = new HashMap<>();
    Matcher zips = ZIP.matcher(template);
    while (zips.find()) {
      String zip = zips.group(1);
      if (!folders.containsKey(zip)) {
        Path folder = to.resolve(Path.of(zip).getFileName().toString());
        unpack(project.resolve(zip), folder);
        folders.put(zip, folder);
      }
    }
    return new ColdBuild(
        project.toRealPath().getFileName().toString(),
        template,
        folders,
        project.toRealPath().resolve("functions/target/image"));
  }

  private static void unpack(Path zip, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = to.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
  }

  /** The function that the template calls so, with {@code Function} behind. */
  Deployed function(String name) {
    int at = template.indexOf("\n  " + name + "Function:");
    return new Deployed(
        after(at, "Handler"),
        Objects.requireNonNull(folders.get(after(at, "CodeUri"))),
        Integer.parseInt(after(at, "MemorySize")));
  }

  private String after(int at, String property) {
    Matcher value = Pattern.compile("\n      " + property + ": (\\S+)").matcher(template);
    if (!value.find(at)) {
      throw new IllegalStateException(property);
    }
    return value.group(1);
  }
}
