package org.nuanbao.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.SubmissionId;

/** A store of mails: a mail stays as it came, and its files are asked about and answered once. */
public abstract class MailsContract {
  private static final byte[] ONE = "one".getBytes(UTF_8);
  private static final byte[] OTHER = "another".getBytes(UTF_8);

  private final MailId id = new MailId("m-" + UUID.randomUUID());
  private final MailPart part = new MailPart(id, 3);

  /** The store under test. */
  protected abstract Mails mails();

  /** What is stored at the address of a scan; the product itself never reads one. */
  protected abstract byte[] scan(SubmissionId submission, int number);

  @Test
  void aMailStaysAsItCameFirst() {
    assertThat(mails().read(id)).isEmpty();
    mails().arrived(id, ONE);
    Mails.Raw first = mails().read(id).orElseThrow();
    mails().arrived(id, OTHER);
    Mails.Raw again = mails().read(id).orElseThrow();
    assertThat(again.bytes().array()).isEqualTo(ONE);
    assertThat(again.whole()).isTrue();
    assertThat(again.arrivedAt()).isEqualTo(first.arrivedAt());
  }

  @Test
  void ofALongMailTheBeginningIsRead() {
    byte[] mail = new byte[Mails.MOST_BYTES + 1];
    new Random(1).nextBytes(mail);
    mails().arrived(id, mail);
    Mails.Raw read = mails().read(id).orElseThrow();
    assertThat(read.whole()).isFalse();
    byte[] beginning = read.bytes().array();
    assertThat(beginning.length).as("room for any header").isBetween(64 << 10, 1 << 20);
    assertThat(beginning).isEqualTo(Arrays.copyOf(mail, beginning.length));
  }

  @Test
  void aMailOfTheGreatestLengthIsReadWhole() {
    byte[] mail = new byte[Mails.MOST_BYTES];
    new Random(2).nextBytes(mail);
    mails().arrived(id, mail);
    Mails.Raw read = mails().read(id).orElseThrow();
    assertThat(read.whole()).isTrue();
    assertThat(Arrays.equals(read.bytes().array(), mail)).isTrue();
  }

  @Test
  void aQuestionComesOutAsItWentIn() {
    assertThat(mails().asked(part)).isEmpty();
    mails().ask(part, ONE, Set.of("winter-a", "winter-b"));
    mails().ask(part, OTHER, Set.of("winter-c"));
    Mails.Asked asked = mails().asked(part).orElseThrow();
    assertThat(asked.file().array()).isEqualTo(ONE);
    assertThat(asked.campaigns()).containsExactlyInAnyOrder("winter-a", "winter-b");
  }

  @Test
  void anAnswerComesOutAsItWentIn() {
    assertThat(mails().answered(part)).isEmpty();
    for (MailedWorkbook answer :
        List.of(
            new MailedWorkbook.Unknown("请去掉密码", "remove the password"),
            new MailedWorkbook.Filled(new FormId("city-2018-1"), null, List.of(), List.of()),
            new MailedWorkbook.Filled(
                new FormId("city-2018-1"),
                "/city/a/",
                List.of("一公司"),
                List.of(LocalDate.of(2018, 1, 5))))) {
      mails().answer(part, answer);
      assertThat(mails().answered(part)).contains(answer);
    }
  }

  @Test
  void aScanIsKeptOnceAndToldOfToNobody() {
    SubmissionId submission = new SubmissionId("s-" + UUID.randomUUID());
    mails().keep(submission, 1, ONE);
    mails().keep(submission, 1, OTHER);
    mails().keep(submission, 2, OTHER);
    assertThat(scan(submission, 1)).isEqualTo(ONE);
    assertThat(scan(submission, 2)).isEqualTo(OTHER);
    assertThat(mails().mail("scans/" + submission + "/1")).isEmpty();
    assertThat(mails().question("scans/" + submission + "/1")).isEmpty();
    assertThat(mails().answer("scans/" + submission + "/1")).isEmpty();
  }

  @Test
  void itsOwnKeysAreKnownAgain() {
    assertThat(mails().mail("raw/" + id)).contains(id);
    assertThat(mails().question("parts/" + id + "/3")).contains(part);
    assertThat(mails().answer("recognised/" + id + "/3")).contains(part);
    for (String other : List.of("parts/" + id + "/3", "recognised/" + id + "/3")) {
      assertThat(mails().mail(other)).isEmpty();
    }
    for (String other : List.of("raw/" + id, "recognised/" + id + "/3")) {
      assertThat(mails().question(other)).isEmpty();
    }
    for (String other : List.of("raw/" + id, "parts/" + id + "/3")) {
      assertThat(mails().answer(other)).isEmpty();
    }
    assertThat(mails().question("winter-2018/1515114000000-0123456789abcdef")).isEmpty();
  }
}
