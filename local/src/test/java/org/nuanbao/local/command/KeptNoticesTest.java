package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;

class KeptNoticesTest {
  private static final String ID = "henan-2017";

  @TempDir Path home;
  private Path folder = Path.of("");
  private Path kept = Path.of("");

  @BeforeEach
  void copyOfOneNotice() throws IOException {
    folder = home.resolve("notices").resolve(ID);
    kept = home.resolve("local/target/launcher/notices").resolve(ID);
    Path source = Path.of("../notices").resolve(ID);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    System.setProperty("nuanbao.home", home.toString());
  }

  @AfterEach
  void homeAgain() {
    CommandLineRun.atHome();
  }

  @Test
  void keptNoticeIsTheOneInTheFiles() throws IOException {
    Notice notice = RuleKinds.NOTICES.ofFolder(folder);
    assertThat(KeptNotices.keep()).isEqualTo(List.of(notice));
    assertThat(kept).exists();
    assertThat(KeptNotices.ofFolder(folder)).isEqualTo(notice);
  }

  @Test
  void keptNoticeIsUsedOnlyWhileItsFilesAreTheSame() throws IOException {
    KeptNotices.keep();
    Path form = folder.resolve("forms/henan-2017-2.yaml");
    FileTime before = Files.getLastModifiedTime(form);
    String title = KeptNotices.ofFolder(folder).title();
    // What is kept is what is used, as long as nothing tells that it is old.
    Files.writeString(kept, Files.readString(kept).replace(title, "另一个题目"));
    assertThat(KeptNotices.ofFolder(folder).title()).isEqualTo("另一个题目");
    Files.setLastModifiedTime(form, FileTime.from(Instant.ofEpochSecond(1)));
    assertThat(KeptNotices.ofFolder(folder).title()).isEqualTo(title);
    Files.setLastModifiedTime(form, before);
    Files.writeString(form, Files.readString(form) + "\n");
    Files.setLastModifiedTime(form, before);
    assertThat(KeptNotices.ofFolder(folder).title()).isEqualTo(title);
  }

  @Test
  void formMoreOrLessIsNoticed() throws IOException {
    KeptNotices.keep();
    Path form = folder.resolve("forms/henan-2017-2.yaml");
    Path aside = home.resolve("aside.yaml");
    Files.move(form, aside);
    Path notice = folder.resolve("notice.yaml");
    assertThat(notice).exists();
    assertThat(changed()).isTrue();
    Files.move(aside, form);
    assertThat(changed()).isFalse();
  }

  /** Whether the kept notice is passed over. Its files may be wrong without one of them. */
  private boolean changed() {
    try {
      return !KeptNotices.ofFolder(folder).equals(RuleKinds.NOTICES.ofFolder(folder));
    } catch (DataFault wrong) {
      return true;
    }
  }

  @Test
  void wrongNoticeIsLeftOut() throws IOException {
    Files.writeString(folder.resolve("notice.yaml"), "notice: [");
    assertThat(KeptNotices.keep()).isEmpty();
    assertThat(kept).doesNotExist();
  }
}
