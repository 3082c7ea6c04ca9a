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
 * Each function dies at the calls that it makes to a store, queue or mail server, and what drives
 * it comes again: the end must be as if nothing had happened. Nobody lists the calls: an
 * interceptor in every SDK client counts them. On a usual day some calls of each kind are enough;
 * {@code nuanbao.crash.every} asks for every single one.
 */
abstract class CrashPoints {
  /**
   * Ways in a class of their own, and so in a JVM of their own; the rest is in {@link
   * CrashPointsIT}.
   */
  static final String CONVERT = "CONVERT_TO_.*";

  static final String CORRECTIONS = "CONVERT_(?!TO_).*";
  static final String NIGHT = "AGGREGATE|REVIEWER_.*";

  private static final boolean EVERY_CALL = Boolean.getBoolean("nuanbao.crash.every");

  /** Calls that only read; sent twice, they leave no trace. */
  private static final Pattern READS = Pattern.compile("Get|Query|BatchGet|Head|List");

  /** The kinds of reads that went wrong already in some way of a function. */
  private static final Set<String> READ = new HashSet<>();

  @TempDir static Path folder;
  static StateFolder state;
  static SteppedCloud cloud;

  /** Every call that went wrong, of all ways, as {@code way number: call}. */
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
   * Plays a way for each kind of call and each fault that such a call can have: at the first and
   * the last of its writes, and at a read once for all ways of a function, since it leaves nothing
   * behind.
   */
  static void endsTheSame(Way way) {
    // What is read once and then remembered is read in this run.
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

  /** Plays a way with one fault; returns the call that went wrong. */
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

  /** Each submission that ended was answered by mail; if twice, with the same number. */
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
