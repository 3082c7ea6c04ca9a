package org.nuanbao.functions.poll;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.Mails;

class PollHandlerTest {
  private final MemoryCloud cloud = new MemoryCloud();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private ApplicationContext context = cloud.start(Map.of());

  @BeforeEach
  void start() {
    server.start();
    context.close();
    context =
        cloud.start(
            Map.of(
                "nuanbao.mail.imap.host", "127.0.0.1",
                "nuanbao.mail.imap.port", server.getImap().getPort(),
                "nuanbao.mail.imap.user", "us@nuanbao.test",
                "nuanbao.mail.imap.password", "secret"));
  }

  @AfterEach
  void stop() {
    context.close();
    server.stop();
  }

  @Test
  void fetchesEachMailOnceAsItCame() throws Exception {
    GreenMailUser mailbox = server.setUser("us@nuanbao.test", "secret");
    byte[] one = mail("one");
    deliver(mailbox, one);
    deliver(mailbox, mail("two"));
    assertThat(poll()).isEqualTo(2);
    assertThat(cloud.mails.all())
        .hasSize(2)
        .anyMatch(mail -> new String(mail, US_ASCII).equals(new String(one, US_ASCII)));
    assertThat(poll()).as("what was seen").isZero();
    deliver(mailbox, one);
    assertThat(poll()).as("the mailbox has it once more").isEqualTo(1);
    assertThat(cloud.mails.all()).as("the same mail is one mail").hasSize(2);
  }

  @Test
  void ofAMailThatIsTooLongNoMoreIsTakenThanShowsIt() throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(mail("long"));
    byte[] line = ("x".repeat(998) + "\r\n").getBytes(US_ASCII);
    while (all.size() <= Mails.MOST_BYTES + 100_000) {
      all.writeBytes(line);
    }
    deliver(server.setUser("us@nuanbao.test", "secret"), all.toByteArray());
    assertThat(poll()).isEqualTo(1);
    assertThat(cloud.mails.all().getFirst()).hasSize(Mails.MOST_BYTES + 1);
  }

  @Test
  void whatTheServerSaysOfTheUserIsNotRepeated() {
    server.setUser("us@nuanbao.test", "another secret");
    assertThatThrownBy(this::poll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContainingAny("us@nuanbao", "secret")
        .hasNoCause();
  }

  private int poll() throws Exception {
    Map<String, Object> event =
        new ObjectMapper().readerForMapOf(Object.class).readValue(MemoryCloud.event("poll"));
    return new PollHandler(context).execute(event);
  }

  private static void deliver(GreenMailUser mailbox, byte[] mail) throws Exception {
    mailbox.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
  }

  private static byte[] mail(String subject) {
    return ("From: mill@union.test\r\nSubject: " + subject + "\r\n\r\ntext\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
