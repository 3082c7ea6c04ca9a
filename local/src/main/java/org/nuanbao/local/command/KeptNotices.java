package org.nuanbao.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;

/**
 * The notices beside the program as the one JSON document each is published as, which the launcher
 * keeps at a build: to read YAML takes a short command longer than all else. A document is used
 * only while the files it was made of have the names, sizes and times that stand above it.
 */
final class KeptNotices {
  private KeptNotices() {}

  /**
   * A folder's notice, from what was kept of it or from its files.
   *
   * @throws DataFault if the data is wrong
   */
  static Notice ofFolder(Path folder) {
    try {
      String kept = Files.readString(file(folder));
      String files = files(folder) + "\n";
      if (kept.startsWith(files)) {
        return RuleKinds.NOTICES.ofSource(kept.substring(files.length()));
      }
    } catch (IOException | DataFault unusable) {
      // Then the files say it, or what is wrong with them.
    }
    return RuleKinds.NOTICES.ofFolder(folder);
  }

  /** Keeps all notices beside the program and returns them; one that is wrong is left out. */
  static List<Notice> keep() throws IOException {
    List<Notice> kept = new ArrayList<>();
    for (Path folder : NoticeReader.foldersIn(Nuanbao.home().resolve("notices"))) {
      Path file = file(folder);
      Files.deleteIfExists(file);
      String whole;
      try {
        // What is changed while it is read must not look as if it had been read.
        String files = files(folder);
        String source = RuleKinds.NOTICES.sourceOf(folder);
        kept.add(RuleKinds.NOTICES.ofSource(source));
        whole = files + "\n" + source;
      } catch (DataFault | IOException | UncheckedIOException wrong) {
        continue;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, whole);
    }
    return kept;
  }

  /** Only of notices beside the program; others of the same name have another folder above them. */
  private static Path file(Path folder) throws NoSuchFileException {
    if (!folder.startsWith(Nuanbao.home().resolve("notices"))) {
      throw new NoSuchFileException(folder.toString());
    }
    return Nuanbao.home().resolve("local/target/launcher/notices").resolve(folder.getFileName());
  }

  /** In one line the files of a notice, each with its size in bytes and its time in ns. */
  private static String files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("notice.yaml")));
    try (Stream<Path> forms = Files.list(folder.resolve("forms"))) {
      forms.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    StringBuilder line = new StringBuilder();
    for (Path file : files) {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      line.append(file.getFileName()).append(' ').append(is.size()).append(' ');
      line.append(is.lastModifiedTime().to(TimeUnit.NANOSECONDS)).append(' ');
    }
    return line.toString();
  }
}
