package org.nuanbao.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import org.junit.jupiter.api.Test;

/** Checks in the source files what no compiler checks. */
class SourceTest {
  /**
   * The files where failures become the answer, message by message, that a queue or stream expects.
   */
  private static final Set<String> ANSWERING = Set.of("QueueHandler.java", "ReceiptHandler.java");

  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Dto|DTO|Commons?)\\.java");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
  private static final Pattern PLACE =
      Pattern.compile("(?i)dalian|henan|wuhan|xiamen|bengbu|大连|河南|武汉|厦门|蚌埠|中山区|甘井子");
  private static final Pattern YEAR =
      Pattern.compile("^(?!.*://).*(?<![\\d.])20(0[1-9]|[1-4]\\d)(?!\\d)");
  private static final Pattern DATE = Pattern.compile("LocalDate\\.of\\(\\s*20(0[1-9]|[1-4]\\d)");
  private static final Pattern ITEM = Pattern.compile("^\\d{1,2}\\.[A-Z]$");

  private static final List<Path> MAIN = Sources.java("main");
  private static final List<Path> TEST = Sources.java("test");

  @Test
  void findsTheSources() {
    assertThat(MAIN).hasSizeGreaterThan(60);
    assertThat(TEST).hasSizeGreaterThan(10);
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(all())
        .filteredOn(file -> FORBIDDEN_NAME.matcher(file.toString()).matches())
        .isEmpty();
  }

  @Test
  void everyNameStandsOnce() {
    Map<String, List<Path>> byName =
        all().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(file -> String.valueOf(file.getFileName())));
    assertThat(byName.values()).filteredOn(files -> files.size() > 1).isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    List<String> off = new ArrayList<>();
    forEach(
        TEST,
        AnnotationTree.class,
        (unit, annotation) -> {
          String name = annotation.getAnnotationType().toString();
          if (name.matches("(.*\\.)?(Disabled|Ignore).*")) {
            off.add(unit.getSourceFile().getName() + " " + name);
          }
        });
    assertThat(off).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(all())
        .filteredOn(file -> !file.endsWith("SourceTest.java"))
        .filteredOn(file -> UNFINISHED.matcher(Sources.text(file)).find())
        .isEmpty();
  }

  @Test
  void noJavaNamesACityAYearOrAnItem() {
    List<String> named = new ArrayList<>();
    forEach(
        MAIN,
        LiteralTree.class,
        (unit, literal) -> {
          if (literal.getValue() instanceof String value
              && Stream.of(PLACE, YEAR, ITEM).anyMatch(what -> what.matcher(value).find())) {
            named.add(unit.getSourceFile().getName() + ": " + value);
          }
        });
    for (Path file : MAIN) {
      if (DATE.matcher(Sources.text(file)).find()) {
        named.add(file + ": a date");
      }
    }
    assertThat(named).as("cities, years and items belong into notices/").isEmpty();
  }

  @Test
  void moneyAndTotalsAreExact() {
    List<String> inexact = new ArrayList<>();
    List<Path> exact =
        MAIN.stream()
            .filter(file -> file.toString().matches(".*/nuanbao/(value|register|rollup)/.*"))
            .toList();
    assertThat(exact).isNotEmpty();
    forEach(
        exact,
        PrimitiveTypeTree.class,
        (unit, type) -> {
          if (Set.of(TypeKind.DOUBLE, TypeKind.FLOAT).contains(type.getPrimitiveTypeKind())) {
            inexact.add(unit.getSourceFile().getName());
          }
        });
    forEach(
        exact,
        IdentifierTree.class,
        (unit, name) -> {
          if (Set.of("Double", "Float").contains(name.getName().toString())) {
            inexact.add(unit.getSourceFile().getName());
          }
        });
    assertThat(inexact).as("a binary fraction cannot hold 0.1 元").isEmpty();
  }

  @Test
  void handlersCatchNothing() {
    List<String> catching = new ArrayList<>();
    forEach(
        MAIN.stream()
            .filter(file -> file.toString().endsWith("Handler.java"))
            .filter(file -> !ANSWERING.contains(String.valueOf(file.getFileName())))
            .toList(),
        TryTree.class,
        (unit, attempt) -> {
          if (!attempt.getCatches().stream().allMatch(SourceTest::throwsOn)) {
            catching.add(unit.getSourceFile().getName());
          }
        });
    assertThat(catching).as("one place turns failures into answers").isEmpty();
  }

  /**
   * Whether a catch only makes a library's checked exception unchecked; nothing is answered here.
   */
  private static boolean throwsOn(CatchTree caught) {
    List<? extends StatementTree> statements = caught.getBlock().getStatements();
    return statements.size() == 1 && statements.getFirst() instanceof ThrowTree;
  }

  @Test
  void everyPackageSaysWhatLivesInIt() {
    for (Path file : all()) {
      Path info = file.resolveSibling("package-info.java");
      Path inMain = Path.of(info.toString().replace("/src/test/", "/src/main/"));
      assertThat(List.of(info, inMain))
          .as(file.toString())
          .anyMatch(path -> path.toFile().exists());
    }
  }

  private static <T extends Tree> void forEach(
      List<Path> files, Class<T> kind, BiConsumer<CompilationUnitTree, T> visit) {
    for (CompilationUnitTree unit : Sources.parse(files).units()) {
      Consumer<Tree> each = tree -> visit.accept(unit, kind.cast(tree));
      new TreeScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void nothing) {
          if (kind.isInstance(tree)) {
            each.accept(tree);
          }
          return super.scan(tree, null);
        }
      }.scan(unit, null);
    }
  }

  private static List<Path> all() {
    List<Path> all = new ArrayList<>(MAIN);
    all.addAll(TEST);
    return all;
  }
}
