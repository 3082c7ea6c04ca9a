package org.nuanbao.functions.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Why;

/** Mails that bear a good workbook and a forged proof of who sent them. */
class ForgedResultsTest extends Mailroom {
  private static final String PASS = "dmarc=pass header.from=union.test";
  private static final String OTHERS = "spf=pass smtp.mailfrom=x@evil.test";

  /** The ways to forge what the server found; each in several hands. */
  enum Forgery {
    /** The proof stands in a text that the forger chose: an address, a reason. */
    IN_A_QUOTED_TEXT,
    /** The proof stands in a comment, or a comment's end is hidden. */
    IN_A_COMMENT,
    /** The proof follows a verdict as if it were one of its words. */
    BEHIND_A_VERDICT,
    /** The proof is about another domain, or about what proves nothing. */
    OF_ANOTHER_DOMAIN,
    /** The proof is another server's, or the forger's under our server's name. */
    OF_ANOTHER_SERVER
  }

  private static List<String> ours(String... verdicts) {
    return Stream.of(verdicts).map(verdict -> Envelope.SERVER + "; " + verdict).toList();
  }

  private static List<String> headers(Forgery forgery) {
    return switch (forgery) {
      case IN_A_QUOTED_TEXT ->
          ours(
              "spf=pass smtp.mailfrom=\"a; " + PASS + "\"@evil.test",
              "spf=pass smtp.mailfrom=\"a\\\"; " + PASS + "; \"@evil.test",
              "spf=pass reason=\"" + PASS + "\" smtp.mailfrom=evil.test");
      case IN_A_COMMENT ->
          ours(
              "spf=pass (a; " + PASS + ") smtp.mailfrom=evil.test",
              "spf=pass (a (b); " + PASS + "; (c) ) smtp.mailfrom=evil.test",
              "spf=pass (a \\); " + PASS,
              "spf=pass smtp.mailfrom=evil.test (;\r\n " + PASS);
      case BEHIND_A_VERDICT ->
          ours(
              OTHERS + " " + PASS,
              OTHERS + "\r\n\t" + PASS,
              "dkim=pass header.d=evil.test dkim=pass header.d=union.test",
              "dmarc=pass header.from=evil.test header.from=union.test",
              "x-dmarc=pass header.from=union.test");
      case OF_ANOTHER_DOMAIN ->
          ours(
              "dmarc=pass header.from=evil.test",
              "dmarc=pass",
              "dkim=pass header.d=evil-union.test",
              "dkim=pass header.d=test",
              "dkim=pass header.d=evil.test header.i=@union.test",
              "spf=pass smtp.helo=union.test",
              "spf=pass smtp.mailfrom=union.test@evil.test");
      case OF_ANOTHER_SERVER ->
          List.of(
              "mx.evil.test; " + PASS,
              Envelope.SERVER + ".evil.test; " + PASS,
              "(" + Envelope.SERVER + ") mx.evil.test; " + PASS,
              Envelope.SERVER + "; none",
              "mx.evil.test; none");
    };
  }

  private static List<Envelope> mails(Forgery forgery) {
    Envelope plain = Envelope.from(MILL).with("a.xlsx", filled(STATISTICS));
    // Below what the server wrote, anybody may have written anything.
    String below = "Authentication-Results: " + Envelope.SERVER + "; " + PASS;
    return headers(forgery).stream().map(plain::found).map(mail -> mail.saying(below)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void isSetAsideAndNobodyIsAnswered(Forgery forgery) {
    List<Envelope> mails = mails(forgery);
    for (int i = 0; i < mails.size(); i++) {
      MailId id = new MailId("forged" + i);
      arrives(id, mails.get(i));
      SetAside aside = cloud.mailbox.aside(id).orElseThrow().aside();
      assertThat(aside.entries())
          .as(mails.get(i).results())
          .containsExactly(SetAside.Entry.of(Why.NOT_AUTHENTIC));
      assertThat(aside.reply()).as(mails.get(i).results()).isNull();
    }
    assertThat(mails).hasSizeGreaterThanOrEqualTo(3);
    assertThat(cloud.submissions.open()).isEmpty();
    assertThat(cloud.mails.open()).as("no workbook is looked at").isEmpty();
    assertThat(cloud.mailbox.unasked()).isEmpty();
    assertThat(cloud.mail.sent()).isEmpty();
  }
}
