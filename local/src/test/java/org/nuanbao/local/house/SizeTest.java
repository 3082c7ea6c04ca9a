package org.nuanbao.local.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing grows past what a reader can hold, and nothing is cut smaller than it needs to be. */
class SizeTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 70;
  private static final int PACKAGE_TYPES = 40;

  /** A smaller type that only one other type uses could stand with that one. */
  private static final int SMALL = 40;

  private static final int SMALL_TYPES_WITH_ONE_USER = 30;

  private static final List<Path> MAIN = types("main");
  private static final List<Path> ALL =
      Stream.concat(MAIN.stream(), types("test").stream()).toList();

  @Test
  void filesStaySmall() {
    assertThat(ALL).filteredOn(file -> lines(file) > FILE_LINES).isEmpty();
  }

  @Test
  void methodsFitOnAScreen() {
    Sources.Parsed parsed = Sources.parse(ALL);
    SourcePositions positions = parsed.trees().getSourcePositions();
    List<String> tooLong = new ArrayList<>();
    for (CompilationUnitTree unit : parsed.units()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
          long from = line(unit, positions.getStartPosition(unit, method));
          long to = line(unit, positions.getEndPosition(unit, method));
          if (to - from + 1 >= METHOD_LINES) {
            tooLong.add(unit.getSourceFile().getName() + " " + method.getName());
          }
          return super.visitMethod(method, null);
        }
      }.scan(unit, null);
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void packagesStaySmall() {
    Map<Path, Long> types =
        MAIN.stream()
            .collect(
                Collectors.groupingBy(
                    file -> requireNonNull(file.getParent()), TreeMap::new, Collectors.counting()));
    assertThat(types)
        .isNotEmpty()
        .allSatisfy((folder, count) ->
            assertThat(count).as(folder.toString()).isLessThanOrEqualTo(PACKAGE_TYPES));
  }

  /**
   * {@code small-types-with-one-user.txt} gives a reason for each; a superfluous entry fails, too.
   */
  @Test
  void smallTypesWithOneUserHaveAReason() throws IOException {
    Map<String, String> reasons = reasons();
    assertThat(reasons.values()).noneMatch(String::isBlank);
    assertThat(reasons).hasSizeLessThanOrEqualTo(SMALL_TYPES_WITH_ONE_USER);
    Map<Path, Set<String>> names = namesIn(MAIN);
    Set<String> alone = new TreeSet<>();
    for (Path file : MAIN) {
      String type = typeIn(file);
      long users =
          MAIN.stream()
              .filter(other -> !other.equals(file))
              .filter(other -> requireNonNull(names.get(other)).contains(type))
              .count();
      if (users == 1 && lines(file) < SMALL) {
        alone.add(type);
      }
    }
    assertThat(alone).isEqualTo(reasons.keySet());
  }

  private static Map<String, String> reasons() throws IOException {
    try (InputStream list =
        requireNonNull(SizeTest.class.getResourceAsStream("small-types-with-one-user.txt"))) {
      Map<String, String> reasons = new TreeMap<>();
      new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(":", 2))
          .forEach(entry -> reasons.put(entry[0].strip(), entry.length < 2 ? "" : entry[1]));
      return reasons;
    }
  }

  private static Map<Path, Set<String>> namesIn(List<Path> files) {
    Map<Path, Set<String>> names = new HashMap<>();
    for (CompilationUnitTree unit : Sources.parse(files).units()) {
      Set<String> here = new HashSet<>();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitIdentifier(IdentifierTree name, Void nothing) {
          here.add(name.getName().toString());
          return super.visitIdentifier(name, null);
        }
      }.scan(unit, null);
      names.put(Path.of(unit.getSourceFile().getName()), here);
    }
    return names;
  }

  private static List<Path> types(String kind) {
    return Sources.java(kind).stream().filter(file -> !file.endsWith("package-info.java")).toList();
  }

  private static String typeIn(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static long line(CompilationUnitTree unit, long position) {
    return unit.getLineMap().getLineNumber(position);
  }

  private static int lines(Path file) {
    return (int) Sources.text(file).lines().count();
  }
}
