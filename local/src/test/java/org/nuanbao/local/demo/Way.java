package org.nuanbao.local.demo;

import static org.nuanbao.local.demo.CrashWorld.ONE;
import static org.nuanbao.local.demo.CrashWorld.TWO;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.nuanbao.local.cloud.CrashPlan;

/** A way for a function to come to one of its ends, with what goes before. */
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
  REVIEWER_APPROVES(Way::accepted, (world, plan) -> say(world, plan, "approval")),
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
      // The approval of another duty stands against it.
      (world, plan) -> world.say(plan, ONE, "approval", world.sent().getFirst(), 409));

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Consumer<CrashWorld> before;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final BiConsumer<CrashWorld, CrashPlan> function;

  Way(Consumer<CrashWorld> before, BiConsumer<CrashWorld, CrashPlan> function) {
    this.before = before;
    this.function = function;
  }

  /** The first word of its name: VALIDATE, CONVERT, REVIEWER. */
  String function() {
    return name().split("_", 2)[0];
  }

  /** Plays the way to its end, with the fault that the plan makes, if any. */
  void play(CrashWorld world, CrashPlan plan) {
    before.accept(world);
    function.accept(world, plan);
    world.drain();
  }

  private static void accepted(CrashWorld world) {
    world.upload(ONE, world.own(ONE));
    world.drain();
  }

  private static void say(CrashWorld world, CrashPlan plan, String word) {
    world.say(plan, word, world.sent().getFirst());
  }
}
