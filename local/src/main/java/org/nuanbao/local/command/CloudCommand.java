package org.nuanbao.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the cloud as a child process. Each line of input is an order; each line of output is its
 * answer, {@code ok …} or {@code failed …}. It ends when its input ends.
 */
@Command(name = "cloud", hidden = true)
final class CloudCommand implements Callable<Integer> {
  @Option(names = "--state", required = true)
  private Path state = Path.of("");

  @Override
  public Integer call() throws IOException {
    StateFolder folder = StateFolder.at(state);
    Logging.to(folder.log());
    PrintStream answers = System.out;
    try (RunningSystem system = RunningSystem.start(folder, 0);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      answers.println("ok " + system.api());
      answers.flush();
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        answers.println(answer(system, order));
        answers.flush();
      }
    }
    return Exit.OK;
  }

  private static String answer(RunningSystem system, String order) {
    String[] words = order.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "night" -> "ok " + system.night(rest);
      case "deliver" -> {
        system.bean(Submissions.class).find(new SubmissionId(rest)).ifPresent(system::deliverAgain);
        yield "ok " + rest;
      }
      case "settle" -> "ok " + system.settle();
      default -> "failed unknown order";
    };
  }
}
