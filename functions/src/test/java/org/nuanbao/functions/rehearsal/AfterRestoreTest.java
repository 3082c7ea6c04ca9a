package org.nuanbao.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.functions.receipt.ReceiptHandler;
import org.nuanbao.functions.upload.ApiTokens;
import org.nuanbao.functions.upload.UploadHandler;
import org.nuanbao.functions.validate.ValidateHandler;

/**
 * Which classes a function still loads after a restore: as good as none, since each costs some 0.2
 * ms of the first answer. Each function is a process of its own, whose services are a stage in this
 * one; what it loads once it has rehearsed is what it would load after a restore.
 */
class AfterRestoreTest {
  /** Those that tell of the answer, and a few of the JDK's. */
  private static final int FEW = 40;

  private static final String NO_FAILURES = "{\"batchItemFailures\":[]}";

  private static final List<String> ACCOUNT =
      List.of("-Daws.region=cn-north-1", "-Daws.accessKeyId=a", "-Daws.secretAccessKey=b");

  @TempDir private static Path folder;
  private static RehearsalStage stage;

  @BeforeAll
  static void open() {
    ACCOUNT.forEach(each -> System.setProperty(name(each), each.replaceFirst("[^=]*=", "")));
    stage = RehearsalStage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
    ACCOUNT.forEach(each -> System.clearProperty(name(each)));
  }

  private static String name(String option) {
    return option.replaceFirst("-D([^=]*)=.*", "$1");
  }

  @Test
  void uploadLoadsNothing() throws IOException, InterruptedException {
    String token =
        stage
            .context()
            .getBean(ApiTokens.class)
            .issue("somebody", RehearsalStage.UNIT, "filler", Duration.ofHours(1));
    byte[] event = stage.asked(stage.workbooks(0).getFirst(), token);
    isFew(loaded(UploadHandler.class, true, "\"statusCode\":201", event));
  }

  @Test
  void validateLoadsNothingForAGoodWorkbookNorForABrokenOne()
      throws IOException, InterruptedException {
    byte[] good = stage.uploaded(stage.workbooks(0).getFirst());
    byte[] broken = stage.uploaded(stage.workbooks(0).get(1));
    isFew(loaded(ValidateHandler.class, true, NO_FAILURES, good, broken));
  }

  @Test
  void receiptLoadsNothing() throws IOException, InterruptedException {
    byte[] event = stage.posted(stage.workbooks(0).getFirst());
    isFew(loaded(ReceiptHandler.class, true, NO_FAILURES, event));
  }

  @Test
  void withoutARehearsalThousandsAreLoaded() throws IOException, InterruptedException {
    byte[] event = stage.posted(stage.workbooks(0).getFirst());
    assertThat(loaded(ReceiptHandler.class, false, NO_FAILURES, event)).hasSizeGreaterThan(1_000);
  }

  private static void isFew(List<String> loaded) {
    assertThat(loaded).hasSizeLessThan(FEW).noneMatch(AfterRestoreTest::isOfSpreadsheets);
  }

  private static boolean isOfSpreadsheets(String line) {
    return line.contains(" org.apache.poi.") || line.contains("xmlbeans");
  }

  /** The lines of the JVM's log that tell of classes loaded while the events were handled. */
  private static List<String> loaded(
      Class<?> handler, boolean rehearses, String answer, byte[]... events)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xlog:class+load",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dnuanbao.rehearsals=2"));
    command.addAll(ACCOUNT);
    stage.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Restored.class.getName(), handler.getName(), Boolean.toString(rehearses)));
    for (int i = 0; i < events.length; i++) {
      command.add(Files.write(folder.resolve(i + ".json"), events[i]).toString());
    }
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.waitFor();
    List<String> lines = Files.readAllLines(said);
    List<String> rest = lines.subList(lines.indexOf(Restored.BEGINS) + 1, lines.size());
    assertThat(rest.stream().filter(line -> line.startsWith(Restored.ANSWER)))
        .hasSameSizeAs(events)
        .allMatch(line -> line.contains(answer));
    return rest.stream().filter(line -> line.contains("[class,load")).toList();
  }
}
