package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Seen;

/** Files that are looked at, and the answers about them. */
public abstract class LookedFilesContract {
  private final SignedScan job = new SignedScan(Given.id(), 3);

  /** The store under test. */
  protected abstract LookedFiles files();

  /** Puts a file as a client does. */
  protected abstract void put(LookJob at, byte[] file);

  @Test
  void noMoreOfAFileIsReadThanIsAsked() {
    assertThat(files().given(job, 4)).isEmpty();
    put(job, new byte[] {1, 2, 3});
    assertThat(files().given(job, 4)).hasValue(new byte[] {1, 2, 3});
    assertThat(files().given(job, 2)).hasValue(new byte[] {1, 2});
  }

  @Test
  void anAnswerComesBackWithItsPictures() {
    Seen seen = new Seen.Pictured(2, List.of("一码", "another's"));
    assertThat(files().seen(job)).isEmpty();
    assertThat(files().picture(job, 1)).isEmpty();

    files().answer(job, seen, List.of(new byte[] {1}, new byte[] {2}));

    assertThat(files().seen(job)).contains(seen);
    assertThat(files().picture(job, 1)).hasValue(new byte[] {1});
    assertThat(files().picture(job, 2)).hasValue(new byte[] {2});
    assertThat(files().picture(job, 3)).isEmpty();
  }

  @Test
  void givingUpAnswersOnlyWhereNobodyDid() {
    files().giveUp(job);
    assertThat(files().seen(job)).contains(new Seen.Refused(Seen.Why.OURS));

    SignedScan other = new SignedScan(Given.id(), 1);
    files().answer(other, new Seen.Refused(Seen.Why.HEIC), List.of());
    files().giveUp(other);
    assertThat(files().seen(other)).contains(new Seen.Refused(Seen.Why.HEIC));
  }
}
