package org.nuanbao.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** One run of the command line in this JVM. */
record CommandLineRun(int status, String out, String err) {
  static CommandLineRun of(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLineRun run = into(out, arguments);
    return new CommandLineRun(run.status(), out.toString(UTF_8), run.err());
  }

  /** Points to the notices: tests run in the module's folder, the launcher in the one above. */
  static void atHome() {
    System.setProperty("nuanbao.home", "..");
  }

  /** A run with the caller's standard output. */
  static CommandLineRun into(OutputStream out, Object... arguments) {
    atHome();
    PrintStream before = System.out;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    try {
      int status =
          new Nuanbao(out, new PrintStream(err, true, UTF_8)).execute(words.toArray(String[]::new));
      return new CommandLineRun(status, "", err.toString(UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  List<JsonNode> json() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
