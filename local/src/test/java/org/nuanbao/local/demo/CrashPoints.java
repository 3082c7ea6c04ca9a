package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Each function dies at each call it makes of a store, queue or mail server, and what drives it
 * comes again: the end is as if nothing had happened. Nobody names the calls: an interceptor in
 * every SDK client counts them.
 */
abstract class CrashPoints {
  /**
   * Ways that have a class, and so a JVM, of their own; all others are in {@link CrashPointsIT}.
   */
  static final String CONVERT = "CONVERT_TO_.*";

  static final String CORRECTIONS = "CONVERT_(?!TO_).*";
  static final String NIGHT = "AGGREGATE|REVIEWER_.*";

  private static final CrashPlan NEVER = new CrashPlan(0, CrashPlan.How.FAILS_BEFORE);

  /** What reads may be sent twice without a trace. */
  private static final Pattern READS = Pattern.compile("Get|Query|BatchGet|Head|List");

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

  /** Plays it once for each of its calls and each way that a call may go wrong. */
  static void endsTheSame(Way way) {
    CrashWorld untouched = play(way, NEVER);
    mailedWithOneNumber(untouched);
    List<String> expected = untouched.everything();
    int call = 1;
    Optional<String> hit = goesWrongAt(way, CrashPlan.How.FAILS_BEFORE, call, expected);
    while (hit.isPresent()) {
      goesWrongAt(way, CrashPlan.How.DIES_AFTER, call, expected);
      if (!READS.matcher(hit.get()).lookingAt()) {
        goesWrongAt(way, CrashPlan.How.SENT_TWICE, call, expected);
      }
      call++;
      hit = goesWrongAt(way, CrashPlan.How.FAILS_BEFORE, call, expected);
    }
    assertThat(call).as("calls of %s", way).isGreaterThan(2);
  }

  /** The call that went wrong; empty where the function makes fewer calls. */
  private static Optional<String> goesWrongAt(
      Way way, CrashPlan.How how, int call, List<String> expected) {
    CrashPlan plan = new CrashPlan(call, how);
    CrashWorld world = play(way, plan);
    plan.hit()
        .ifPresent(hit -> {
          POINTS.add("%s %02d: %s".formatted(way, call, hit));
          assertThat(world.everything())
              .as("%s, %s at call %s: %s", way, how, call, hit)
              .isEqualTo(expected);
          mailedWithOneNumber(world);
        });
    return plan.hit();
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
