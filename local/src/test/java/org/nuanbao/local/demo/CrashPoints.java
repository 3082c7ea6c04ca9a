package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.CrashPlan;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.SteppedCloud;

/**
 * Each function dies at the calls it makes of a store, queue or mail server, and what drives it
 * comes again: the end is as if nothing had happened. Nobody names the calls: an interceptor in
 * every SDK client counts them. Each day each kind of call is enough; {@code nuanbao.crash.every}
 * asks for every single one.
 */
abstract class CrashPoints {
  /**
   * Ways that have a class, and so a JVM, of their own; all others are in {@link CrashPointsIT}.
   */
  static final String CONVERT = "CONVERT_TO_.*";

  static final String CORRECTIONS = "CONVERT_(?!TO_).*";
  static final String NIGHT = "AGGREGATE|REVIEWER_.*";

  private static final boolean EVERY_CALL = Boolean.getBoolean("nuanbao.crash.every");

  /** What reads may be sent twice without a trace. */
  private static final Pattern READS = Pattern.compile("Get|Query|BatchGet|Head|List");

  /** Kinds of reads that went wrong in some way of a function. */
  private static final Set<String> READ = new HashSet<>();

  @TempDir static Path folder;
  static StateFolder state;
  static SteppedCloud cloud;

  /** {@code function: call}, of all ways. */
  static final Set<String> POINTS = new TreeSet<>();

  @BeforeAll
  static void start() throws IOException {
    state = StateFolder.at(folder);
    cloud = new SteppedCloud(state);
    new CrashWorld(cloud, state).open(state);
  }

  @AfterAll
  static void stop() {
    cloud.close();
    POINTS.forEach(System.out::println);
    System.out.println("crash points: " + POINTS.size());
  }

  /**
   * Plays it for each kind of call and each way that such a call may go wrong: the first and the
   * last of its writes, and a read once for all ways of a function, since it leaves nothing behind.
   */
  static void endsTheSame(Way way) {
    // What is read once and then remembered is read in this one.
    play(way, new CrashPlan(0, CrashPlan.How.FAILS_BEFORE));
    CrashPlan none = new CrashPlan(0, CrashPlan.How.FAILS_BEFORE);
    CrashWorld untouched = play(way, none);
    mailedWithOneNumber(untouched);
    List<String> expected = untouched.everything();
    List<String> calls = none.calls();
    assertThat(calls).as("calls of %s", way).hasSizeGreaterThan(1);
    for (int call = 1; call <= calls.size(); call++) {
      String kind = calls.get(call - 1);
      boolean chosen =
          READS.matcher(kind).lookingAt()
              ? READ.add(way.function() + " " + kind)
              : calls.indexOf(kind) == call - 1 || calls.lastIndexOf(kind) == call - 1;
      if (chosen || EVERY_CALL) {
        endsTheSame(way, call, expected);
      }
    }
  }

  private static void endsTheSame(Way way, int call, List<String> expected) {
    String hit = goesWrongAt(way, CrashPlan.How.FAILS_BEFORE, call, expected);
    goesWrongAt(way, CrashPlan.How.DIES_AFTER, call, expected);
    if (!READS.matcher(hit).lookingAt()) {
      goesWrongAt(way, CrashPlan.How.SENT_TWICE, call, expected);
    }
  }

  /** The call that went wrong. */
  private static String goesWrongAt(Way way, CrashPlan.How how, int call, List<String> expected) {
    CrashPlan plan = new CrashPlan(call, how);
    CrashWorld world = play(way, plan);
    String hit =
        plan.hit()
            .orElseThrow(() ->
                new AssertionError(
                    "%s makes %s calls now, not %s".formatted(way, plan.calls().size(), call)));
    POINTS.add("%s %02d: %s".formatted(way, call, hit));
    assertThat(world.everything())
        .as("%s, %s at call %s: %s", way, how, call, hit)
        .isEqualTo(expected);
    mailedWithOneNumber(world);
    return hit;
  }

  private static CrashWorld play(Way way, CrashPlan plan) {
    CrashWorld world = new CrashWorld(cloud, state);
    way.play(world, plan);
    return world;
  }

  /** Each that ended was told so; where it was told twice, with the same number. */
  static void mailedWithOneNumber(CrashWorld world) {
    assertThat(world.sent()).isNotEmpty();
    List<String> numbers = new ArrayList<>();
    for (String submission : world.sent()) {
      String number = String.valueOf(world.stored(submission).receipt());
      numbers.add(number);
      assertThat(world.mails())
          .filteredOn(mail -> mail.headers().containsValue(number))
          .hasSizeBetween(1, 2);
    }
    assertThat(numbers).doesNotHaveDuplicates();
  }
}
