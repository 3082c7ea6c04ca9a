package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Claims.Ended;
import org.nuanbao.register.Claims.Taken;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/**
 * A store of claims: one duty claims a person, and an approval only stands with the attempt it
 * names.
 */
public abstract class ClaimsContract {
  private static final String FUND = "winter";
  private static final List<PersonKey> THREE = persons(1, 3);

  /** The store under test. */
  protected abstract Claims claims();

  /** The store of submissions beside it. */
  protected abstract Submissions submissions();

  @Test
  void aPersonIsClaimedByOneDutyOnly() {
    Submission one = current("/city/a/");
    Submission other = current(one.duty().campaign(), "/city/b/");
    long mine = begin(one);
    long theirs = begin(other);

    assertThat(take(one, mine, THREE)).isEqualTo(new Taken(3, List.of()));
    assertThat(take(one, mine, THREE)).as("again").isEqualTo(new Taken(0, List.of()));
    Taken taken = take(other, theirs, persons(3, 5));

    assertThat(taken.newly()).isEqualTo(2);
    assertThat(taken.others()).containsExactly(Given.person(3));
    assertThat(claims().holders(one.duty().campaign(), FUND, persons(3, 6)))
        .hasSize(3)
        .containsEntry(Given.person(3), one.duty())
        .containsEntry(Given.person(4), other.duty());
  }

  @Test
  void fundsAndCampaignsHaveNothingToDoWithEachOther() {
    Submission one = current("/city/a/");
    Submission elsewhere = current("/city/a/");
    take(one, begin(one), THREE);

    assertThat(take(elsewhere, begin(elsewhere), THREE).others()).isEmpty();
    assertThat(claims().take(one.duty(), begin(one), "summer", THREE).newly()).isEqualTo(3);
  }

  @Test
  void ofManyAtOnceEachPersonIsClaimedByOne() throws Exception {
    String campaign = Given.campaign();
    List<PersonKey> persons = persons(1, 40);
    List<Submission> units =
        IntStream.rangeClosed(1, 8).mapToObj(i -> current(campaign, "/city/u" + i + "/")).toList();
    List<Callable<Taken>> runners =
        units.stream()
            .map(unit -> (Callable<Taken>) () -> take(unit, begin(unit), persons))
            .toList();

    List<Taken> taken = Race.of(runners);

    assertThat(taken.stream().mapToInt(Taken::newly).sum()).isEqualTo(40);
    assertThat(taken)
        .allSatisfy(one -> assertThat(one.newly() + one.others().size()).isEqualTo(40));
    assertThat(claims().holders(campaign, FUND, persons)).hasSize(40);
  }

  @Test
  void anAttemptIsGoneOnWithUntilItEndsAndTheNextHasAHigherNumber() {
    Submission one = current("/city/a/");
    long first = begin(one);
    assertThat(begin(one)).isEqualTo(first);
    take(one, first, THREE);

    Ended ended = claims().end(one.duty()).orElseThrow();
    assertThat(ended.upTo()).isEqualTo(first);
    assertThat(ended.versions()).containsExactly(one.id());
    long second = begin(one);
    assertThat(second).isGreaterThan(first + 1);

    assertThat(take(one, second, persons(1, 2)))
        .as("taken over")
        .isEqualTo(new Taken(2, List.of()));
    claims().release(one.duty(), ended.upTo(), FUND, THREE);
    assertThat(claims().holders(one.duty().campaign(), FUND, THREE))
        .containsOnlyKeys(persons(1, 2));
    assertThat(take(one, first, THREE)).as("a late worker").isEqualTo(new Taken(1, List.of()));
  }

  @Test
  void anApprovalStandsOnlyWithTheAttemptThatIsUnderWay() {
    Submission one = current("/city/a/");
    DutyId duty = one.duty();
    long first = begin(one);
    claims().end(duty);

    assertThat(submissions().approve(duty, one.id(), first, "reviewer", MORNING).standing())
        .isEqualTo(Pointer.Standing.OPEN);

    long second = begin(one);
    assertThat(submissions().approve(duty, one.id(), second, "reviewer", MORNING).standing())
        .isEqualTo(Pointer.Standing.APPROVED);
    assertThat(claims().end(duty)).as("nobody takes an approved duty's claims").isEmpty();
    assertThat(begin(one)).isEqualTo(second);
  }

  @Test
  void ofAnApprovalAndAnEndAtOnceOneWins() throws Exception {
    for (int i = 0; i < 10; i++) {
      Submission one = current("/city/a/");
      long attempt = begin(one);
      List<Boolean> won =
          Race.of(
              List.<Callable<Boolean>>of(
                  () -> claims().end(one.duty()).isPresent(),
                  () ->
                      submissions()
                              .approve(one.duty(), one.id(), attempt, "reviewer", MORNING)
                              .standing()
                          == Pointer.Standing.APPROVED));
      assertThat(won).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void anEarlierVersionIsRememberedUntilItsClaimsAreReleased() {
    Submission older = current("/city/a/");
    DutyId duty = older.duty();
    begin(older);
    Submission newer = flipped(duty);
    long attempt = begin(newer);

    Ended left = claims().before(duty, attempt);
    assertThat(left.versions()).containsExactly(older.id());
    assertThat(left.upTo()).isEqualTo(attempt - 1);
    claims().released(duty, left);

    assertThat(claims().before(duty, attempt).versions()).isEmpty();
    assertThat(claims().end(duty).orElseThrow().versions()).containsExactly(newer.id());
  }

  @Test
  void whereNothingWasBegunNothingIsLeft() {
    Submission one = current("/city/a/");

    assertThat(claims().end(one.duty())).contains(new Ended(0, List.of()));
  }

  private long begin(Submission submission) {
    return claims().begin(submission.duty(), submission.id());
  }

  private Taken take(Submission submission, long attempt, List<PersonKey> persons) {
    return claims().take(submission.duty(), attempt, FUND, persons);
  }

  private Submission current(String path) {
    return current(Given.campaign(), path);
  }

  private Submission current(String campaign, String path) {
    return flipped(Given.duty(campaign, path));
  }

  private Submission flipped(DutyId duty) {
    Submission submission = Given.validated(submissions(), duty);
    Given.flip(submissions(), submission);
    return submission;
  }

  private static List<PersonKey> persons(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Given::person).toList();
  }
}
