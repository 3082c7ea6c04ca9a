package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.MailOut.Enclosure;
import org.nuanbao.submission.MailOut.Mail;
import org.nuanbao.value.Bytes;

class SmtpMailOutTest {
  private static final Instant NOW = Instant.parse("2018-01-10T16:00:00Z");
  private static final Map<String, String> HEADERS =
      Map.of("X-Nuanbao-Receipt", "NB20180110-0123ABCD", "Auto-Submitted", "auto-replied");

  private final SmtpMailOut out = out("");

  @Test
  void carriesChineseSubjectAndTextWhole() throws MessagingException, IOException {
    MimeMessage message = message(new Mail("one@example.org", "已接收：统计表", "共 3 行\n", HEADERS));
    assertThat(message.getSubject()).isEqualTo("已接收：统计表");
    assertThat(message.getContent()).isEqualTo("共 3 行\n");
    assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(message.getHeader("X-Nuanbao-Receipt")).containsExactly("NB20180110-0123ABCD");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(message.getHeader("Date")).containsExactly("Thu, 11 Jan 2018 00:00:00 +0800");
  }

  @Test
  void carriesTextHtmlAndAFileOfAChineseName() throws MessagingException, IOException {
    byte[] workbook = {'P', 'K', 3, 4};
    Mail mail =
        new Mail(
            "one@example.org",
            "有 1 处错误",
            "文\n",
            "<p>文</p>\n",
            List.of(new Enclosure("统计表-第2版-批注.xlsx", "application/x-test", new Bytes(workbook))),
            HEADERS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message(mail).writeTo(bytes);
    MimeMessage read =
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.isMimeType("multipart/mixed")).isTrue();
    MimeMultipart parts = (MimeMultipart) read.getContent();
    MimeMultipart body = (MimeMultipart) parts.getBodyPart(0).getContent();
    assertThat(body.getContentType()).startsWith("multipart/alternative");
    assertThat(body.getBodyPart(0).getContent()).asString().isEqualToNormalizingNewlines("文\n");
    assertThat(body.getBodyPart(1).getContentType())
        .isEqualToIgnoringCase("text/html; charset=UTF-8");
    assertThat(body.getBodyPart(1).getContent())
        .asString()
        .isEqualToNormalizingNewlines("<p>文</p>\n");
    BodyPart file = parts.getBodyPart(1);
    assertThat(file.getDisposition()).isEqualTo("attachment");
    assertThat(file.getFileName()).isEqualTo("统计表-第2版-批注.xlsx");
    assertThat(file.getInputStream().readAllBytes()).isEqualTo(workbook);
    assertThat(bytes.toString(UTF_8).lines())
        .allSatisfy(line -> assertThat(line).matches("[ -~\t]{0,100}"));
  }

  @Test
  void carriesTextAndHtmlWithoutAFile() throws MessagingException, IOException {
    MimeMessage message =
        message(new Mail("one@example.org", "s", "文", "<p>文</p>", List.of(), HEADERS));
    assertThat(message.getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void givesARepeatedReceiptTheSameMessageId() throws MessagingException {
    Mail mail = new Mail("one@example.org", "回执", "文", HEADERS);
    assertThat(message(mail).getMessageID())
        .isEqualTo("<NB20180110-0123ABCD@nuanbao.example>")
        .isEqualTo(message(mail).getMessageID());
  }

  @Test
  void givesAMailThatIsNoReceiptAnIdOfItsOwn() throws MessagingException {
    Mail mail = new Mail("one@example.org", "提醒", "文", Map.of());
    assertThat(message(mail).getMessageID()).isNotEqualTo(message(mail).getMessageID());
  }

  @Test
  void takesNoLineBreakInAnyHeader() {
    String evil = "a\r\nBcc: all@example.org";
    assertThatThrownBy(() -> message(new Mail(evil, "s", "t", Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> message(new Mail("one@example.org", evil, "t", Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> message(new Mail("one@example.org", "s", "t", Map.of("X", evil))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesToOneAddressOnly() {
    Mail two = new Mail("one@example.org, two@example.org", "s", "t", Map.of());
    assertThatThrownBy(() -> message(two)).isInstanceOf(AddressException.class);
  }

  @Test
  void keepsHeaderLinesAsciiAndFolded() throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message(new Mail("one@example.org", "表".repeat(200), "文", HEADERS)).writeTo(bytes);
    String head = bytes.toString(UTF_8).split("\r\n\r\n", 2)[0];
    assertThat(head.lines()).allSatisfy(line -> assertThat(line).matches("[ -~\t]{1,100}"));
  }

  @Test
  void tellsNoAddressWhenTheServerDoesNotAnswer() {
    assertThatThrownBy(() -> out.send(new Mail("one@example.org", "s", "t", Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("one@example.org");
  }

  @Test
  void tellsAPasswordOnlyOverAnEncryptedConnection() {
    assertThat(out("user").properties())
        .containsEntry("mail.smtp.auth", "true")
        .containsEntry("mail.smtp.starttls.required", "true");
    assertThat(out("").properties()).doesNotContainKey("mail.smtp.auth");
    assertThatThrownBy(() -> out("user").send(new Mail("one@example.org", "s", "t", Map.of())))
        .isInstanceOf(IllegalStateException.class);
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    return out.message(mail, NOW);
  }

  private static SmtpMailOut out(String user) {
    return new SmtpMailOut("127.0.0.1", 1, user, "secret", "nuanbao@nuanbao.example");
  }
}
