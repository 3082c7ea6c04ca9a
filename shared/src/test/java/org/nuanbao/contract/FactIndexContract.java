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
