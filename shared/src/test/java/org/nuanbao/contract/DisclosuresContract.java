package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import org.junit.jupiter.api.Test;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.Disclosures.Disclosure;
import org.nuanbao.submission.SubmissionId;

/** A store of disclosures: it keeps who was handed a copy, each time. */
public abstract class DisclosuresContract {
  /** The store under test. */
  protected abstract Disclosures disclosures();

  @Test
  void eachTimeIsKeptInItsOrder() {
    SubmissionId id = Given.id();
    assertThat(disclosures().of(id)).isEmpty();

    disclosures().copy(id, "reviewer", MORNING);
    disclosures().copy(id, "filler", MORNING.plusSeconds(60));
    disclosures().copy(Given.id(), "another", MORNING);

    assertThat(disclosures().of(id))
        .containsExactly(
            new Disclosure("reviewer", MORNING), new Disclosure("filler", MORNING.plusSeconds(60)));
  }

  @Test
  void scansThatAreShownAreKeptApartFromCopies() {
    SubmissionId id = Given.id();
    disclosures().copy(id, "filler", MORNING);
    disclosures().scan(id, "reviewer", MORNING);
    disclosures().scan(id, "filler", MORNING.plusSeconds(1));

    assertThat(disclosures().scans(id))
        .containsExactly(
            new Disclosure("reviewer", MORNING), new Disclosure("filler", MORNING.plusSeconds(1)));
    assertThat(disclosures().of(id)).containsExactly(new Disclosure("filler", MORNING));
  }
}
