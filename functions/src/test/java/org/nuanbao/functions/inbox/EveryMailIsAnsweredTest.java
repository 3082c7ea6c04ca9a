package org.nuanbao.functions.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.functions.Deliveries;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.Planting;
import org.nuanbao.functions.Planting.Call;
import org.nuanbao.functions.Planting.Kind;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails.MailPart;

/**
 * Every mail becomes a submission with its file, or its sender is asked, whatever is thrown, at
 * whatever call of a port, each time it is made. Only where the mail cannot be read or set aside
 * does its message lie among the dead, and is answered when that is mended and it is sent again.
 */
class EveryMailIsAnsweredTest {
  /** Without these nobody can tell what came, or whom to answer. */
  private static final Set<String> NEEDED =
      Set.of(
          "Mails.read",
          "Mails.mail",
          "Mails.answer",
          "Mails.question",
          "Mailbox.aside",
          "Mailbox.setAside",
          "Mailbox.mayAnswer",
          "BusinessClock.at");

  private final MemoryCloud cloud = new MemoryCloud();
  private final Planting planting = new Planting();
  private final Set<String> dead = new TreeSet<>();
  private ApplicationContext context;
  private InboxHandler inbox;
  private ValidateHandler validate;
  private int cases;

  @BeforeEach
  void start() {
    cloud.planting = planting;
    begin();
    cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  }

  private void begin() {
    context =
        cloud.start(
            Map.of(
                "nuanbao.mail.authserv-id",
                Envelope.SERVER,
                "nuanbao.mail.from",
                "us@nuanbao.test"));
    inbox = new InboxHandler(context);
    validate = new ValidateHandler(context);
  }

  @AfterEach
  void close() {
    context.close();
  }

  /** What is sent. */
  enum Mail {
    WORKBOOK,
    NO_WORKBOOK,
    SCAN_ALONE,
    NO_FILE;

    Envelope envelope() {
      Envelope empty = Envelope.from(Mailroom.MILL);
      return switch (this) {
        case WORKBOOK ->
            empty
                .with("统计表.xlsx", Mailroom.filled(Mailroom.STATISTICS))
                .with("盖章.pdf", Mailroom.PDF);
        case NO_WORKBOOK -> empty.with("统计表.xlsx", Mailroom.BROKEN);
        case SCAN_ALONE -> empty.with("盖章.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        case NO_FILE -> empty;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverInboxAndValidateMeet(Mail mail) {
    MailId calm = arrives(mail);
    planting.taken();
    deliver(calm);
    assertThat(isAnswered(calm)).isTrue();
    for (Call call : planting.taken()) {
      for (Kind kind : Kind.values()) {
        if (call.port().equals("Campaigns")) {
          // What is known of a campaign is not asked for again.
          close();
          begin();
        }
        MailId id = arrives(mail);
        planting.plant(call, kind);
        deliver(id);
        assertThat(planting.hasStruck()).as("%s is met", call).isTrue();
        planting.mend();
        if (!isAnswered(id)) {
          dead.add(call.toString());
          deliver(id);
        }
        assertThat(isAnswered(id)).as("%s %s at %s", mail, kind, call).isTrue();
      }
    }
    assertThat(NEEDED).as("what lies among the dead").containsAll(dead);
  }

  /** An hour later: a sender is asked ten times an hour at most. */
  private MailId arrives(Mail mail) {
    cloud.now = cloud.now.plus(Duration.ofHours(1));
    MailId id = new MailId("mail" + ++cases);
    cloud.mails.arrived(id, mail.envelope().bytes());
    return id;
  }

  /** The mail, then what is asked about its files, then what is answered. */
  private void deliver(MailId id) {
    Deliveries.isDone(inbox, Deliveries.stored("raw/" + id));
    for (MailPart part : cloud.mails.open()) {
      if (part.mail().equals(id)) {
        String place = part.mail() + "/" + part.number();
        Deliveries.isDone(validate, Deliveries.stored("parts/" + place));
        Deliveries.isDone(inbox, Deliveries.stored("recognised/" + place));
      }
    }
  }

  private boolean isAnswered(MailId id) {
    boolean asked =
        cloud.mailbox.aside(id).filter(noted -> noted.aside().reply() != null).isPresent();
    boolean filed =
        cloud.submissions.open().stream()
            .filter(submission -> submission.by().equals("mail:" + id))
            .anyMatch(submission -> cloud.originals.read(submission.id()).isPresent());
    return asked || filed;
  }
}
