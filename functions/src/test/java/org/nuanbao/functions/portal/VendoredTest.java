package org.nuanbao.functions.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.value.Sha256;

/** What others wrote of what browsers load: listed with its version and licence, and unchanged. */
class VendoredTest {
  private static final Path FOLDER =
      Path.of("src", "main", "resources", "org", "nuanbao", "functions", "portal");

  private static final Set<String> OURS =
      Set.of(
          "portal.css", "portal.js", "upload.js", "form.js", "scan.js", "icon.svg", "vendored.tsv");

  private static List<String[]> listed() throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("vendored.tsv"))) {
      return lines.skip(1).map(line -> line.split("\t", -1)).toList();
    }
  }

  @Test
  void whatIsListedIsThereUnchanged() throws IOException {
    for (String[] line : listed()) {
      assertThat(line).as(line[0]).hasSize(6).noneMatch(String::isBlank);
      assertThat(Sha256.hex(Files.readAllBytes(FOLDER.resolve(line[0]))))
          .as(line[0])
          .isEqualTo(line[4]);
      assertThat(line[5]).startsWith("sha512-");
    }
  }

  @Test
  void whatIsThereIsOursOrListed() throws IOException {
    Set<String> known = new TreeSet<>(OURS);
    listed().forEach(line -> known.add(line[0]));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }
}
