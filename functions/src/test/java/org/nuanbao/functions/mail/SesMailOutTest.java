package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.MailOut.Mail;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

class SesMailOutTest {
  private static final Mail MAIL =
      new Mail("one@example.org", "已接收", "共 3 行", Map.of("X-Nuanbao-Receipt", "NB1"));

  /** Takes what is sent, or refuses it as SES does. */
  private static final class Ses implements SesV2Client {
    private final List<SendEmailRequest> sent = new ArrayList<>();
    private boolean refuses;

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
      if (refuses) {
        throw MessageRejectedException.builder().message("not verified: one@example.org").build();
      }
      sent.add(request);
      return SendEmailResponse.builder().messageId("1").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private final Ses ses = new Ses();
  private final SesMailOut out = new SesMailOut(ses, "nuanbao@nuanbao.example");

  @Test
  void sendsTheWholeMessageToOneAddress() {
    out.send(MAIL);
    assertThat(ses.sent)
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.fromEmailAddress()).isEqualTo("nuanbao@nuanbao.example");
          assertThat(sent.destination().toAddresses()).containsExactly("one@example.org");
          assertThat(sent.content().raw().data().asString(UTF_8))
              .contains("X-Nuanbao-Receipt: NB1", "To: one@example.org", "charset=UTF-8");
        });
  }

  @Test
  void tellsNoAddressWhenItIsRefused() {
    ses.refuses = true;
    assertThatThrownBy(() -> out.send(MAIL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("example.org")
        .hasNoCause();
  }

  @Test
  void theSettingChoosesTheWay() {
    assertThat(way(Map.of())).isInstanceOf(SmtpMailOut.class);
    assertThat(way(Map.of("nuanbao.mail.by", "smtp"))).isInstanceOf(SmtpMailOut.class);
    assertThat(way(Map.of("nuanbao.mail.by", "ses", "nuanbao.mail.from", "a@example.org")))
        .isInstanceOf(SesMailOut.class);
  }

  private static MailOut way(Map<String, Object> settings) {
    try (ApplicationContext context =
        ApplicationContext.builder("test").properties(settings).start()) {
      return context.getBean(MailOut.class);
    }
  }
}
