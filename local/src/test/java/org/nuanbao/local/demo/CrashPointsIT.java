package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.local.demo.CrashWorld.ONE;
import static org.nuanbao.local.demo.CrashWorld.TWO;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.local.cloud.CrashPlan;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.SteppedCloud;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.State;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/**
 * Each function dies at each call it makes of a store, queue or mail server, and what drives it
 * comes again: the end is as if nothing had happened. Nobody names the calls: an interceptor in
 * every SDK client counts them.
 */
class CrashPointsIT {
  /** A function on its way to one of its ends. */
  enum Way {
    VALIDATE_GOOD(
        world -> world.upload(ONE, world.own(ONE)),
        (world, plan) -> world.validate(plan, world.sent().getFirst())),
    INBOX(world -> world.mail(ONE), CrashWorld::takeUp),
    VALIDATE_BROKEN(
        world -> world.upload(ONE, world.broken()),
        (world, plan) -> world.validate(plan, world.sent().getFirst())),
    VALIDATE_NO_WORKBOOK(
        world -> world.upload(ONE, "no workbook".getBytes(StandardCharsets.UTF_8)),
        (world, plan) -> world.validate(plan, world.sent().getFirst())),
    CONVERT_TO_ACCEPTED_WITH_A_DOUBLE(
        world -> {
          world.upload(TWO, world.own(TWO));
          world.drain();
          world.validate(null, world.upload(ONE, world.own(ONE)));
        },
        CrashWorld::convert),
    CONVERT_A_CORRECTION(
        world -> {
          world.upload(ONE, world.own(ONE));
          world.drain();
          world.validate(null, world.upload(ONE, world.corrected()));
        },
        CrashWorld::convert),
    CONVERT_TO_UNCHANGED(
        world -> {
          world.upload(ONE, world.own(ONE));
          world.drain();
          world.validate(null, world.upload(ONE, world.own(ONE)));
        },
        CrashWorld::convert),
    CONVERT_AN_OLDER_ONE(
        world -> {
          String older = world.upload(ONE, world.own(ONE));
          world.validate(null, world.upload(ONE, world.corrected()));
          world.convert(null);
          world.validate(null, older);
        },
        CrashWorld::convert),
    CONVERT_AFTER_APPROVAL(
        world -> {
          String first = world.upload(ONE, world.own(ONE));
          world.drain();
          world.validate(null, world.upload(ONE, world.corrected()));
          world.say(null, "approval", first);
        },
        CrashWorld::convert),
    CONVERT_CLEARS_WHAT_WAS_HALF_WRITTEN(CrashWorld::halfWritten, CrashWorld::convert),
    RECEIPT(
        world -> {
          world.upload(ONE, world.own(ONE));
          world.validate(null, world.upload(TWO, world.own(TWO)));
          world.validate(null, world.sent().getFirst());
          world.convert(null);
          world.convert(null);
        },
        CrashWorld::receipts),
    AGGREGATE(
        world -> {
          world.upload(ONE, world.own(ONE));
          world.upload(TWO, world.own(TWO));
          world.drain();
          world.amounts(null);
        },
        CrashWorld::night),
    SWEEP(
        world -> {
          world.validate(null, world.upload(TWO, world.own(TWO)));
          world.convert(null);
          world.upload(ONE, world.own(ONE));
          world.validate(null, world.upload(ONE, world.corrected()));
          world.loseMessages();
        },
        CrashWorld::sweep),
    REVIEWER_APPROVES(CrashPointsIT::accepted, (world, plan) -> say(world, plan, "approval")),
    REVIEWER_RETURNS(
        world -> {
          accepted(world);
          world.say(null, "approval", world.sent().getFirst());
        },
        (world, plan) -> say(world, plan, "return")),
    REVIEWER_IS_REFUSED(
        world -> {
          accepted(world);
          String other = world.upload(TWO, world.own(TWO));
          world.drain();
          world.say(null, TWO, "approval", other, 200);
        },
        // Another duty's approval stands against it.
        (world, plan) -> world.say(plan, ONE, "approval", world.sent().getFirst(), 409));

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Consumer<CrashWorld> before;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiConsumer<CrashWorld, CrashPlan> function;

    Way(Consumer<CrashWorld> before, BiConsumer<CrashWorld, CrashPlan> function) {
      this.before = before;
      this.function = function;
    }
  }

  private static final CrashPlan NEVER = new CrashPlan(0, CrashPlan.How.FAILS_BEFORE);

  /** What reads may be sent twice without a trace. */
  private static final Pattern READS = Pattern.compile("Get|Query|BatchGet|Head|List");

  @TempDir static Path folder;
  private static StateFolder state;
  private static SteppedCloud cloud;

  /** {@code function: call}, of all ways. */
  private static final Set<String> POINTS = new TreeSet<>();

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

  @ParameterizedTest
  @EnumSource
  void endsTheSameWhicheverCallGoesWrong(Way way) {
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

  /** A client that got no answer asks again: the version it never heard of stays without a file. */
  @ParameterizedTest
  @EnumSource
  void anUploadWhoseAnswerWasLostIsAskedForAgainAndEndsOnce(CrashPlan.How how) {
    for (int call = 1; ; call++) {
      CrashPlan plan = new CrashPlan(call, how);
      CrashWorld world = new CrashWorld(cloud, state);
      String sent = world.upload(plan, ONE, world.own(ONE));
      world.drain();
      if (plan.hit().isEmpty()) {
        assertThat(call).isGreaterThan(2);
        break;
      }
      POINTS.add("UPLOAD %02d: %s".formatted(call, plan.hit().get()));
      assertThat(world.stored(sent).state()).isEqualTo(State.ACCEPTED);
      assertThat(world.season().standing(ONE).path("submission").asText()).isEqualTo(sent);
      List<Submission> open = cloud.bean(Submissions.class).open();
      assertThat(open).hasSizeLessThan(2).allMatch(left -> left.state() == State.AWAITING);
      assertThat(cloud.bean(Outbox.class).unsent()).isEmpty();
      mailedWithOneNumber(world);
    }
  }

  private static CrashWorld play(Way way, CrashPlan plan) {
    CrashWorld world = new CrashWorld(cloud, state);
    way.before.accept(world);
    way.function.accept(world, plan);
    world.drain();
    return world;
  }

  /** Each that ended was told so; where it was told twice, with the same number. */
  private static void mailedWithOneNumber(CrashWorld world) {
    assertThat(world.sent()).isNotEmpty();
    List<String> numbers = new ArrayList<>();
    for (String submission : world.sent()) {
      String number = String.valueOf(world.stored(submission).receipt());
      numbers.add(number);
      assertThat(cloud.mails().sent())
          .filteredOn(mail -> mail.headers().containsValue(number))
          .hasSizeBetween(1, 2);
    }
    assertThat(numbers).doesNotHaveDuplicates();
  }

  private static void accepted(CrashWorld world) {
    world.upload(ONE, world.own(ONE));
    world.drain();
  }

  private static void say(CrashWorld world, CrashPlan plan, String word) {
    world.say(plan, word, world.sent().getFirst());
  }
}
