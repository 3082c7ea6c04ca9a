package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.FactIndex.Entry;
import org.nuanbao.value.PersonKey;

/** An index of what forms say to each other: found by place and key, all versions side by side. */
public abstract class FactIndexContract {
  private static final String LI = "1".repeat(32);
  private static final String WANG = "2".repeat(32);

  private final DutyId duty = Given.duty();

  /** The store under test. */
  protected abstract FactIndex index();

  @Test
  void entriesComeBackByPlaceAndByKey() {
    Entry li = entry(LI, 1, "", 1, Given.person(1));
    Entry wang = entry(WANG, 1, "", 2, null);
    Entry card = entry(LI, 1, "ab".repeat(32), 0, null);
    index().write(List.of(li, wang, card));

    assertThat(index().find(li.place(), "")).containsExactlyInAnyOrder(li, wang, card);
    assertThat(index().find(li.place(), LI)).containsExactlyInAnyOrder(li, card);
    assertThat(index().find(li.place() + "x/", "")).isEmpty();
  }

  @Test
  void writingAgainChangesNothingAndVersionsStandSideBySide() {
    Entry first = entry(LI, 1, "", 1, null);
    Entry second = entry(LI, 2, "", 1, null);
    index().write(List.of(first));
    index().write(List.of(first, second));

    assertThat(index().find(first.place(), LI)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void whatWasRemovedIsGoneAndTheOtherVersionStays() {
    Entry first = entry(LI, 1, "", 1, null);
    Entry second = entry(LI, 2, "", 1, null);
    index().write(List.of(first, second));

    index().remove(List.of(first));
    index().remove(List.of(first));

    assertThat(index().find(first.place(), LI)).containsExactly(second);
  }

  @Test
  void keepsEveryRowOfALongRoster() {
    List<Entry> rows =
        IntStream.rangeClosed(1, 120).mapToObj(row -> entry(LI, 1, "", row, null)).toList();
    index().write(rows);

    assertThat(index().find(rows.getFirst().place(), LI)).hasSize(120);
  }

  @Test
  void keepsAndRemovesARosterOfThousandsOfPersons() {
    List<Entry> rows =
        IntStream.rangeClosed(1, 4_321)
            .mapToObj(row -> entry("%032x".formatted(row % 4_000), 1, "", row, Given.person(row)))
            .toList();
    Entry corrected = entry(LI, 2, "", 7, Given.person(7));
    Entry card = entry(WANG, 1, "ab".repeat(32), 0, null);
    index().write(rows.reversed());
    index().write(rows);
    index().write(List.of(corrected));
    index().write(List.of(card));

    assertThat(index().find(card.place(), "")).hasSize(4_323).containsAll(rows);
    assertThat(index().find(card.place(), "%032x".formatted(3))).hasSize(2);
    index().remove(rows);
    assertThat(index().find(card.place(), "")).containsExactlyInAnyOrder(corrected, card);
  }

  @Test
  void whatIsToldToACampaignIsFoundByItsKeyAmongAllUnits() {
    String place = duty.campaign() + "#ids";
    Entry li = told(place, LI, Given.duty(duty.campaign(), "/city/x/"));
    Entry other = told(place, LI, Given.duty(duty.campaign(), "/city/y/"));
    Entry wang = told(place, WANG, Given.duty(duty.campaign(), "/city/y/"));
    index().write(List.of(li));
    index().write(List.of(other, wang));

    assertThat(index().find(place, LI)).containsExactlyInAnyOrder(li, other);
    index().remove(List.of(other, wang));
    assertThat(index().find(place, "")).containsExactly(li);
  }

  private static Entry told(String place, String key, DutyId duty) {
    return new Entry(place, key, "c".repeat(32), duty, 1, "", 1, null);
  }

  private Entry entry(
      String key, long version, String subject, int row, @Nullable PersonKey person) {
    return new Entry(
        duty.campaign() + "#roster#" + duty.unit(),
        key,
        "c".repeat(32),
        duty,
        version,
        subject,
        row,
        person);
  }
}
