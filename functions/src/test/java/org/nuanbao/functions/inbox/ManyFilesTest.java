package org.nuanbao.functions.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Why;

/** What a mail of many files costs, what is left of it halfway, and how many may be in it. */
class ManyFilesTest extends Mailroom {
  @Test
  void eachFileOfAMailIsPutOnceHoweverManyThereAre() {
    arrives(fiveWorkbooksAndTwoScans());
    assertThat(cloud.mails.puts()).as("asked about").isEqualTo(5);
    recognise();
    assertThat(cloud.submissions.open()).hasSize(5);
    assertThat(cloud.mails.puts()).as("two scans beside each").isEqualTo(5 + 5 * 2);
    assertThat(cloud.originals.puts()).isEqualTo(5);
  }

  @Test
  void aMailThatWasLeftHalfwayIsAskedAboutWholeWhenItComesAgain() {
    Envelope mail = fiveWorkbooksAndTwoScans();
    cloud.mails.failAfter(2);
    cloud.mails.arrived(ID, mail.bytes());
    assertThat(failures()).hasSize(1);
    assertThat(cloud.mails.open()).hasSize(2);
    recognise();
    assertThat(cloud.submissions.open()).hasSize(2);
    assertThat(failures()).isEmpty();
    recognise();
    assertThat(cloud.submissions.open()).hasSize(5);
    assertThat(cloud.mailbox.asides()).isEmpty();
  }

  @Test
  void aFileThatWasLeftHalfwayIsFiledWhenItsMessageComesAgain() {
    arrives(fiveWorkbooksAndTwoScans());
    cloud.mails.failAfter(3);
    List<MailPart> asked = List.copyOf(cloud.mails.open());
    asked.forEach(part -> assertThat(told("parts/", part, validate)).isEmpty());
    assertThat(told("recognised/", asked.getFirst(), handler)).as("two files, half").hasSize(1);
    asked.forEach(part -> assertThat(told("recognised/", part, handler)).isEmpty());
    assertThat(cloud.submissions.open())
        .hasSize(5)
        .allSatisfy(made -> assertThat(cloud.originals.read(made.id())).isPresent());
    assertThat(cloud.mails.scans()).hasSize(5 * 2);
  }

  private Envelope fiveWorkbooksAndTwoScans() {
    cloud.open("winter-2017", "henan-2017", "henan-2017-2");
    Envelope mail = Envelope.from(MILL).with("一.pdf", PDF).with("二.pdf", PDF);
    for (int i = 0; i < 5; i++) {
      mail = mail.with("a" + i + ".xlsx", filled(STATISTICS));
    }
    return mail;
  }

  @Test
  void tooManyFilesAreAnsweredAsTooManyAndEachOfFewerIsNamed() {
    cloud.open("winter-2018-again", "dalian-2018", "dalian-2018-1");
    arrives(new MailId("hundred"), pages(100));
    assertThat(aside().entries())
        .hasSize(100)
        .allSatisfy(entry -> assertThat(entry.details()).hasSize(2));
    arrives(pages(150));
    assertThat(cloud.mailbox.asides())
        .filteredOn(aside -> aside.mail().equals(ID))
        .singleElement()
        .satisfies(aside -> {
          assertThat(aside.entries()).containsExactly(SetAside.Entry.of(Why.TOO_DEEP));
          assertThat(aside.reply()).isNotNull();
        });
    assertThat(cloud.submissions.open()).isEmpty();
  }
}
