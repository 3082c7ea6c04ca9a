package org.nuanbao.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name must exist. */
class DocumentationTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern TEST_NAME = Pattern.compile("[A-Z][A-Za-z0-9]+(Test|IT|Contract)");
  private static final Pattern PROMISE = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
  private static final int PROMISES = 18;

  @Test
  void everyPlaceToChangeSomethingExists() {
    String readme = Sources.text("README.md");
    int from = readme.indexOf("## Where do I change …?");
    assertThat(from).isPositive();
    String section = readme.substring(from, readme.indexOf("\n## ", from + 1));
    List<String> places =
        section
            .lines()
            .filter(line -> line.startsWith("| ") && line.contains("`"))
            .map(line -> line.substring(line.lastIndexOf("| ", line.length() - 2)))
            .flatMap(cell -> found(CODE, cell))
            .toList();

    assertThat(places).hasSizeGreaterThan(10);
    assertThat(places).allMatch(place -> Files.exists(Sources.ROOT.resolve(place)));
  }

  @Test
  void everyPromiseNamesItsTestOrSaysThatNoneEnforcesIt() {
    String text = Sources.text("docs/invariants.md");
    List<MatchResult> promises = PROMISE.matcher(text).results().toList();

    assertThat(promises.stream().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, PROMISES).boxed().toList());
    assertThat(promises)
        .extracting(MatchResult::group)
        .allMatch(row -> TEST_NAME.matcher(row).find() || row.contains("not yet enforced"));
  }

  @Test
  void everyTestNamedInADocumentExists() {
    Set<String> tests =
        Sources.java("test").stream()
            .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
            .collect(Collectors.toSet());
    for (Path document : documents()) {
      List<String> named =
          found(CODE, Sources.text(document))
              .filter(code -> TEST_NAME.matcher(code).matches())
              .toList();
      assertThat(tests).as(document.toString()).containsAll(named);
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (Path document : documents()) {
      assertThat(found(LINK, Sources.text(document)))
          .as(document.toString())
          .allMatch(link -> Files.exists(document.resolveSibling(link)));
    }
  }

  @Test
  void everyPackageNamedInADocumentExists() {
    Set<String> folders =
        Sources.java("main").stream()
            .map(file -> String.valueOf(file.getParent()))
            .collect(Collectors.toSet());
    for (Path document : documents()) {
      assertThat(found(CODE, Sources.text(document)))
          .as(document.toString())
          .filteredOn(code -> code.matches("org\\.nuanbao(\\.[a-z0-9]+)+"))
          .allMatch(
              name -> folders.stream().anyMatch(folder -> folder.endsWith(name.replace('.', '/'))));
    }
  }

  private static List<Path> documents() {
    return Stream.concat(
            Stream.of(Sources.ROOT.resolve("README.md"), Sources.ROOT.resolve("CONTRIBUTING.md")),
            Sources.below(Sources.ROOT.resolve("docs")).stream())
        .filter(file -> file.toString().endsWith(".md"))
        .toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}
