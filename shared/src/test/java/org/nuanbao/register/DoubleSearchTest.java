package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.ZHAO;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Ids;

/** Doubles found by lists are those found by looking up each person. */
class DoubleSearchTest {
  private static final int NEVER = Integer.MAX_VALUE;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void listsFindTheDoublesThatQueriesFind(long seed) {
    World listed = new World();
    World queried = new World();
    queried.rowsAList = NEVER;

    play(listed, new Random(seed));
    play(queried, new Random(seed));

    assertThat(held(listed)).isEqualTo(held(queried));
  }

  /** Two units file and correct rosters of some of a few persons, in any order. */
  private static void play(World world, Random random) {
    for (int i = 0; i < 8; i++) {
      String[] numbers =
          IntStream.range(0, 2 + random.nextInt(8))
              .mapToObj(any -> number(random.nextInt(12)))
              .toArray(String[]::new);
      world.validated("s" + i, roster(random.nextBoolean() ? "one" : "two"), rosterOf(numbers));
      if (random.nextInt(3) > 0) {
        world.conversion().convert(new SubmissionId("s" + i));
      }
    }
    for (int i = 7; i >= 0; i--) {
      world.conversion().convert(new SubmissionId("s" + i));
    }
  }

  private static String number(int person) {
    return Ids.of("410103", LocalDate.of(1960, 1, 1).plusDays(person), 1);
  }

  private static List<HeldDouble> held(World world) {
    return world.doubles.held(SampleCampaign.CAMPAIGN);
  }

  @Test
  void looksUpOnlyThoseThatStandOnAnotherList() {
    World world = new World();
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    int before = world.archives.looks();

    world.converted("b", roster("two"), rosterOf(WANG, ZHAO));

    assertThat(world.archives.looks() - before).isEqualTo(1);
    assertThat(held(world)).extracting(HeldDouble::person).containsExactly(world.person(WANG));
  }

  /** As where it was converted before lists were written. */
  @Test
  void looksUpEverybodyWhileACurrentVersionHasNoList() {
    World world = new World();
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    KeySets lists = world.lists;
    lists.remove(roster("one").key() + "/1/paid");

    world.converted("b", roster("two"), rosterOf(WANG, ZHAO));

    assertThat(held(world)).extracting(HeldDouble::person).containsExactly(world.person(WANG));
  }

  @Test
  void aVersionThatNeverBecameCurrentLeavesNoList() {
    World world = new World();
    world.validated("a", roster("one"), rosterOf(LI, WANG));
    world.converted("b", roster("one"), rosterOf(WANG, ZHAO));
    world.conversion().convert(new SubmissionId("a"));

    assertThat(world.lists.load(roster("one").key() + "/1/paid")).isEmpty();
    assertThat(world.lists.load(roster("one").key() + "/2/paid")).isPresent();
  }
}
