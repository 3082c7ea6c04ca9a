package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.UnitLetters;
import org.nuanbao.submission.UnitLetters.Reminder;
import org.nuanbao.submission.UnitLetters.Slot;

/** What every store of letters to units does. */
public abstract class UnitLettersContract {
  private static final LocalDate DAY = LocalDate.of(2018, 1, 9);

  protected abstract UnitLetters letters();

  @Test
  void aReminderIsPutOnceAndItsDaysAreUsed() {
    DutyId duty = Given.duty();
    Reminder first = new Reminder(letter(duty.key()), List.of(new Slot(duty, DAY)));
    assertThat(letters().remind(List.of(first))).isEmpty();
    assertThat(letters().remind(List.of(first))).containsExactly(first);
    assertThat(letters().posted(first.letter().number()))
        .hasValue(new UnitLetters.Posted(first.letter(), false));
    assertThat(letters().used(List.of(new Slot(duty, DAY), new Slot(duty, DAY.plusDays(1)))))
        .containsExactly(new Slot(duty, DAY));
  }

  @Test
  void ofARefusedReminderNothingIsLeft() {
    DutyId one = Given.duty();
    DutyId two = Given.duty();
    letters().remind(List.of(new Reminder(letter(one.key()), List.of(new Slot(one, DAY)))));
    Reminder both =
        new Reminder(letter(two.key()), List.of(new Slot(one, DAY), new Slot(two, DAY)));
    Reminder other = new Reminder(letter(two.key() + "x"), List.of(new Slot(two, DAY.plusDays(9))));
    assertThat(letters().remind(List.of(both, other))).containsExactly(both);
    assertThat(letters().posted(both.letter().number())).isEmpty();
    assertThat(letters().used(List.of(new Slot(two, DAY)))).isEmpty();
    assertThat(letters().posted(other.letter().number())).isPresent();
  }

  @Test
  void aLetterWaitsUntilItWasSentOnce() {
    DutyId duty = Given.duty();
    UnitLetter letter = letter(duty.key());
    letters().remind(List.of(new Reminder(letter, List.of())));
    assertThat(letters().unsent()).contains(letter);
    letters().again(letter.number(), MORNING.plusSeconds(1));
    letters().sent(letter.number(), MORNING.plusSeconds(2));
    letters().sent(letter.number(), MORNING.plusSeconds(3));
    letters().again(letter.number(), MORNING.plusSeconds(4));
    assertThat(letters().unsent()).doesNotContain(letter);
    assertThat(letters().posted(letter.number()))
        .hasValueSatisfying(posted -> assertThat(posted.sent()).isTrue());
  }

  @Test
  void theLastDayIsKeptForEachCampaign() {
    String campaign = Given.duty().campaign();
    assertThat(letters().remindedUpTo("another-campaign")).isEmpty();
    letters().remindedUpTo(campaign, DAY);
    letters().remindedUpTo(campaign, DAY.plusDays(1));
    assertThat(letters().remindedUpTo(campaign)).hasValue(DAY.plusDays(1));
  }

  @Test
  void remindersToASubtreeStopAndGoOn() {
    String campaign = Given.duty().campaign();
    UnitPath east = new UnitPath("/city/east/");
    letters().pause(campaign, east, true, "reviewer", MORNING);
    letters().pause(campaign, new UnitPath("/city/west/"), true, "reviewer", MORNING);
    letters().pause(campaign, new UnitPath("/city/west/"), false, "reviewer", MORNING);
    assertThat(letters().paused(campaign)).containsExactly(east);
  }

  private static UnitLetter letter(String cause) {
    return new UnitLetter(
        UnitLetter.numberOf(cause, DAY),
        MORNING,
        "one@example.org",
        "【暖报】还有 1 项没有报",
        "文",
        "<p>文</p>");
  }
}
