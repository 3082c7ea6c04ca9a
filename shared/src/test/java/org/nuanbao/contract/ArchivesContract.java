package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.value.Money;

/** A store of archives: the rows of all versions stand side by side. */
public abstract class ArchivesContract {
  private static final String FUND = "fund";

  /** The store under test. */
  protected abstract Archives archives();

  @Test
  void whatWasWrittenComesBackInRowOrder() {
    DutyId duty = Given.duty();
    List<Archive> rows = rows(duty, 1, 260);

    archives().write(rows.reversed(), List.of());

    assertThat(archives().entries(duty, 1, rows.stream().map(Archive::person).toList()))
        .containsExactlyElementsOf(rows);
  }

  @Test
  void writingAgainChangesNothing() {
    DutyId duty = Given.duty();
    List<Archive> rows = rows(duty, 1, 30);
    List<Disbursement> paid = List.of(paid(duty, 1, 1, new Money(80_000)));

    archives().write(rows, paid);
    archives().write(rows, paid);

    assertThat(archives().entries(duty, 1, rows.stream().map(Archive::person).toList()))
        .containsExactlyElementsOf(rows);
    assertThat(archives().disbursements(Given.person(1), duty.campaign(), FUND))
        .containsExactlyElementsOf(paid);
  }

  @Test
  void versionsDoNotTouchEachOther() {
    DutyId duty = Given.duty();
    archives().write(rows(duty, 1, 2), List.of());
    archives().write(rows(duty, 2, 1), List.of());

    assertThat(archives().entries(duty, 1, List.of(Given.person(1), Given.person(2)))).hasSize(2);
    assertThat(archives().entries(duty, 2, List.of(Given.person(1), Given.person(2)))).hasSize(1);
  }

  @Test
  void whatWasRemovedIsGoneAndTheOtherVersionStays() {
    DutyId duty = Given.duty();
    List<Archive> old = rows(duty, 1, 130);
    Disbursement first = paid(duty, 1, 1, null);
    Disbursement corrected = paid(duty, 2, 1, null);
    archives().write(old, List.of(first, corrected));
    archives().write(rows(duty, 2, 2), List.of());

    archives().remove(old, List.of(first));
    archives().remove(old, List.of(first));

    assertThat(archives().entries(duty, 1, old.stream().map(Archive::person).toList())).isEmpty();
    assertThat(archives().entries(duty, 2, List.of(Given.person(1), Given.person(2)))).hasSize(2);
    assertThat(archives().disbursements(Given.person(1), duty.campaign(), FUND))
        .containsExactly(corrected);
  }

  @Test
  void disbursementsOfAPersonAreThoseOfTheCampaignAndFundInAllVersions() {
    String campaign = Given.campaign();
    DutyId one = Given.duty(campaign, "/city/a/");
    DutyId other = Given.duty(campaign, "/city/b/");
    Disbursement first = paid(one, 1, 3, null);
    Disbursement corrected = paid(one, 2, 4, new Money(50_000));
    Disbursement elsewhere = paid(other, 1, 9, null);
    DutyId foreign = Given.duty();

    archives().write(List.of(), List.of(first, corrected, elsewhere, paid(foreign, 1, 1, null)));

    assertThat(archives().disbursements(Given.person(1), campaign, FUND))
        .containsExactlyInAnyOrder(first, corrected, elsewhere);
    assertThat(archives().disbursements(Given.person(1), campaign, "other")).isEmpty();
    assertThat(archives().disbursements(Given.person(2), campaign, FUND)).isEmpty();
  }

  private static Disbursement paid(DutyId duty, long version, int row, @Nullable Money amount) {
    return new Disbursement(Given.person(1), duty, version, row, FUND, "慰问金", amount);
  }

  private static List<Archive> rows(DutyId duty, long version, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(row ->
            new Archive(
                Given.person(row),
                duty,
                version,
                row,
                new TreeMap<>(Map.of("name", "张三" + row, "address", "某街 " + row + " 号"))))
        .toList();
  }
}
