package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Mailbox.Noted;
import org.nuanbao.submission.MailedDuty;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Reply;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.submission.SubmissionId;

/** A mailbox: notes about mails come out as they went in, and no sender is answered without end. */
public abstract class MailboxContract {
  /** No mail has more files than this. */
  private static final int FILES = 100;

  /** The store under test. */
  protected abstract Mailbox mailbox();

  private final MailId mail = new MailId("m-" + UUID.randomUUID());
  private final SetAside question =
      new SetAside(
          mail,
          MORNING,
          List.of("winter /city/a/"),
          List.of(
              Entry.of(Why.NO_FILE),
              new Entry(Why.WHICH_DUTY, "a b.xlsx", List.of("统计表，一公司", "名册，一公司"))),
          new Reply("one@example.org", "<1@example.org>", "报表"));

  @Test
  void aMailIsSetAsideOnce() {
    mailbox().setAside(question);
    mailbox()
        .setAside(new SetAside(mail, MORNING, List.of(), List.of(Entry.of(Why.WINMAIL)), null));
    assertThat(mailbox().aside(mail)).contains(new Noted(question, false));
    assertThat(mailbox().asides()).contains(question);
    assertThat(mailbox().aside(new MailId("none"))).isEmpty();
  }

  @Test
  void aQuestionWaitsUntilItIsAsked() {
    mailbox().setAside(question);
    assertThat(mailbox().unasked()).contains(question);
    mailbox().again(mail, MORNING);
    assertThat(mailbox().aside(mail)).contains(new Noted(question, false));
    mailbox().asked(mail, MORNING);
    mailbox().asked(mail, MORNING.plusSeconds(9));
    mailbox().again(mail, MORNING);
    assertThat(mailbox().aside(mail)).contains(new Noted(question, true));
    assertThat(mailbox().unasked()).doesNotContain(question);
    assertThat(mailbox().asides()).as("still seen by whoever looks").contains(question);
  }

  @Test
  void whatIsSaidOfAFileComesOutAsItWentIn() {
    SetAside odd =
        new SetAside(
            mail,
            MORNING,
            List.of(),
            List.of(
                new Entry(Why.UNKNOWN_FORM, "a\nb\r.xlsx", List.of("一\r二", "三\n四", "", " ", "")),
                new Entry(Why.UNKNOWN_FORM, "", List.of(""))),
            null);
    mailbox().setAside(odd);
    assertThat(mailbox().aside(mail)).contains(new Noted(odd, false));
  }

  @Test
  void asMuchAsAMailCanHoldIsKept() {
    String name = "长".repeat(76);
    List<String> duties =
        IntStream.rangeClosed(1, MailedDuty.SHOWN).mapToObj(i -> i + "，" + name).toList();
    SetAside much =
        new SetAside(
            mail,
            MORNING,
            List.of("winter /city/a/"),
            IntStream.rangeClosed(1, FILES)
                .mapToObj(i -> new Entry(Why.WHICH_DUTY, name + i, duties))
                .toList(),
            new Reply("one@example.org", null, "报表"));
    mailbox().setAside(much);
    assertThat(mailbox().aside(mail)).contains(new Noted(much, false));
    MailOrigin scanned =
        new MailOrigin(
            mail,
            null,
            "",
            IntStream.rangeClosed(1, FILES)
                .mapToObj(i -> new AnnouncedFile(i + "长".repeat(196), i, "ab".repeat(32), "a/b"))
                .toList());
    SubmissionId id = new SubmissionId("s-" + UUID.randomUUID());
    mailbox().filed(id, scanned);
    assertThat(mailbox().filed(id)).contains(scanned);
  }

  @Test
  void whereNobodyIsAnsweredNothingWaits() {
    SetAside silent =
        new SetAside(mail, MORNING, List.of(), List.of(Entry.of(Why.NOT_AUTHENTIC)), null);
    mailbox().setAside(silent);
    assertThat(mailbox().aside(mail)).contains(new Noted(silent, false));
    assertThat(mailbox().unasked()).doesNotContain(silent);
  }

  @Test
  void aMailWithoutMessageIdComesOutAsItWentIn() {
    MailOrigin mailed = new MailOrigin(mail, null, "", List.of());
    SubmissionId id = new SubmissionId("s-" + UUID.randomUUID());
    mailbox().filed(id, mailed);
    assertThat(mailbox().filed(id)).contains(mailed);
  }

  @Test
  void howASubmissionCameIsKept() {
    SubmissionId id = new SubmissionId("s-" + UUID.randomUUID());
    assertThat(mailbox().filed(id)).isEmpty();
    AnnouncedFile scan =
        new AnnouncedFile("盖章 件\r\n.pdf", 12, "ab".repeat(32), "application/pdf; a=b");
    MailOrigin mailed = new MailOrigin(mail, "<1@example.org>", "报表", List.of(scan, scan));
    mailbox().filed(id, mailed);
    mailbox().filed(id, mailed);
    assertThat(mailbox().filed(id)).contains(mailed);
  }

  @Test
  void anAddressIsAnsweredSoOftenAnHourAndNoMore() {
    String one = UUID.randomUUID() + "@example.org";
    String other = UUID.randomUUID() + "@example.org";
    assertThat(mailbox().mayAnswer(one, MORNING, 2)).isTrue();
    assertThat(mailbox().mayAnswer(one, MORNING, 2)).isTrue();
    assertThat(mailbox().mayAnswer(one, MORNING, 2)).isFalse();
    assertThat(mailbox().mayAnswer(other, MORNING, 2)).isTrue();
    assertThat(mailbox().mayAnswer(one, MORNING.plus(Duration.ofHours(1)), 2)).isTrue();
  }
}
