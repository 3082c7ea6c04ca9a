package org.nuanbao.functions.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.Reach.Kind;
import org.nuanbao.submission.Reach.Trouble;

/** What mail servers tell about mails of ours. */
class BouncesTest extends Mailroom {
  private static final String NUMBER = "NB20170103-0123ABCD";

  private static byte[] bounce(String action, String status, String number) {
    return """
    Return-Path: <>\r
    From: MAILER-DAEMON@mx.union.test\r
    Subject: Undelivered Mail Returned to Sender\r
    Auto-Submitted: auto-replied\r
    Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
    \r
    --b\r
    Content-Type: text/plain\r
    \r
    The mail system could not deliver your message.\r
    --b\r
    Content-Type: message/delivery-status\r
    \r
    Reporting-MTA: dns; mx.union.test\r
    \r
    Final-Recipient: rfc822; mill@union.test\r
    Action: %s\r
    Status: %s\r
    --b\r
    Content-Type: text/rfc822-headers\r
    \r
    X-Nuanbao-Receipt: %s\r
    To: mill@union.test\r
    --b--\r
    """
        .formatted(action, status, number)
        .getBytes(US_ASCII);
  }

  private static byte[] complaint() {
    return """
    From: staff@union.test\r
    Content-Type: multipart/report; report-type=feedback-report; boundary=b\r
    \r
    --b\r
    Content-Type: message/feedback-report\r
    \r
    Feedback-Type: abuse\r
    Version: 1\r
    --b\r
    Content-Type: message/rfc822\r
    \r
    Message-ID: <%s@nuanbao.test>\r
    \r
    x\r
    --b--\r
    """
        .formatted(NUMBER)
        .getBytes(US_ASCII);
  }

  @Test
  void aBounceIsKeptAtTheAddressAndNobodyIsAnswered() {
    cloud.reach.mailed(NUMBER, MILL);
    arrives(ID, bounce("failed", "5.1.1", NUMBER));
    assertThat(cloud.reach.troubles(List.of(MILL)))
        .isEqualTo(Map.of(MILL, new Trouble(Kind.BOUNCED, "5.1.1", MemoryCloud.OPENED)));
    assertThat(cloud.mailbox.asides()).as("nothing is left to look at").isEmpty();
    assertThat(cloud.mailbox.unasked()).isEmpty();
  }

  @Test
  void aComplaintIsKeptToo() {
    cloud.reach.mailed(NUMBER, MILL);
    arrives(ID, complaint());
    assertThat(cloud.reach.troubles(List.of(MILL)).get(MILL))
        .isEqualTo(new Trouble(Kind.COMPLAINED, "", MemoryCloud.OPENED));
  }

  @Test
  void aDelayIsNoFailure() {
    cloud.reach.mailed(NUMBER, MILL);
    arrives(ID, bounce("delayed", "4.4.1", NUMBER));
    assertThat(cloud.reach.troubles(List.of(MILL))).isEmpty();
    assertThat(aside().reply()).isNull();
  }

  @Test
  void whoDoesNotKnowAMailsNumberReportsNothing() {
    cloud.reach.mailed(NUMBER, MILL);
    arrives(ID, bounce("failed", "5.1.1", "NB20170103-ZZZZZZZZ"));
    assertThat(cloud.reach.troubles(List.of(MILL))).isEmpty();
    assertThat(aside().reply()).as("and is not answered").isNull();
  }
}
