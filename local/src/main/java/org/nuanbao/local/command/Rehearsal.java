package org.nuanbao.local.command;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nuanbao.campaign.Notice;
import org.nuanbao.form.Form;

/**
 * Does once what the everyday commands do, on a form of each kind, so that the JVM can keep the
 * classes they load; and keeps what need not be made each time. The launcher runs it after a build.
 */
final class Rehearsal {
  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs.
   *
   * @param args the launcher's folder
   */
  public static void main(String[] args) throws IOException {
    Logging.off();
    Rehearsal rehearsal = new Rehearsal(Path.of(args[0]));
    List<Notice> notices = KeptNotices.keep();
    rehearsal.keepHelp("help", false);
    rehearsal.keepHelp("help-bold", true);
    rehearsal.play(notices);
  }

  /** Keeps the text of {@code -h}, with or without what makes a terminal's letters bold. */
  private void keepHelp(String name, boolean bold) throws IOException {
    System.setProperty("picocli.usage.width", "80");
    System.setProperty("picocli.ansi", Boolean.toString(bold));
    try (OutputStream out = new FileOutputStream(folder.resolve(name).toFile())) {
      demand(new Nuanbao(out, System.err).execute("-h") == 0, "-h");
    }
    System.clearProperty("picocli.ansi");
    System.clearProperty("picocli.usage.width");
  }

  /** Each kind of form has classes of its own. */
  private void play(List<Notice> notices) throws IOException {
    Set<Class<?>> kinds = new HashSet<>();
    Path copies = folder.resolve("copies");
    List<String> all = new ArrayList<>(List.of("check", "--json"));
    for (Notice notice : notices) {
      for (Form form : notice.forms()) {
        if (kinds.add(form.getClass())) {
          String file = folder.resolve(form.id() + ".xlsx").toString();
          run("template", form.id().value(), "-o", file);
          run("check", file, "--annotate", copies.toString());
          all.add(file);
        }
      }
    }
    run(all.toArray(String[]::new));
    for (String file : all.subList(2, all.size())) {
      Files.delete(Path.of(file));
      Files.deleteIfExists(copies.resolve(Path.of(file).getFileName()));
    }
    Files.deleteIfExists(copies);
  }

  private static void run(String... command) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    int status = new Nuanbao(nowhere, new PrintStream(nowhere)).execute(command);
    // A blank may lack what its form demands.
    demand(status <= Exit.FINDINGS, command);
  }

  private static void demand(boolean right, String... command) {
    if (!right) {
      throw new IllegalStateException(String.join(" ", command) + " did not end as it should");
    }
  }
}
