package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.form.Rule;
import org.nuanbao.local.cloud.PostOffice;
import org.nuanbao.local.cloud.WholeSystem;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.Correction;

/** Workbooks that come by mail, and what their senders are told. */
@Tag("cloud")
class MailInIT {
  @TempDir static Path folder;
  private static WholeSystem system;

  @BeforeAll
  static void start() throws IOException {
    system = WholeSystem.in(folder);
    system.hurry();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void aWorkbookSentByMailCountsAndItsReceiptIsAnAnswer() throws Exception {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Letter letter = Letter.of(season.mail(unit), "一月份报表", "统计表.xlsx", file);
    system.mailIn(letter.from(), letter.mail());

    assertThat(Waiting.until(() -> !season.standing(unit).path("submission").isNull())).isTrue();
    String submission = season.standing(unit).path("submission").asText();
    JsonNode outcome = season.outcome(submission);
    assertThat(outcome.path("state").asText()).isEqualTo("accepted");
    assertThat(outcome.path("fileName").asText()).isEqualTo("统计表.xlsx");

    MimeMessage answer = answer(season.mail(unit));
    assertThat(answer.getHeader("X-Nuanbao-Receipt", ","))
        .isEqualTo(outcome.path("receipt").asText());
    assertThat(answer.getHeader("In-Reply-To", ",")).isEqualTo(letter.id());
    assertThat(answer.getHeader("References", ",")).isEqualTo(letter.id());
    assertThat(MimeUtility.decodeText(answer.getSubject())).startsWith("Re: 一月份报表");
  }

  /** A wrong sum, the copy with the cell marked, the cell mended in it, and the receipt. */
  @Test
  void aRejectedWorkbookIsMendedInItsCopyAndSentBackInTheSameThread() throws Exception {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    Rule.Sum sum =
        season.form().rules().stream()
            .flatMap(rule -> rule.sum().stream())
            .findFirst()
            .orElseThrow();
    ObjectNode wrong = season.scenario().sample(unit);
    ObjectNode data = (ObjectNode) wrong.path("data");
    BigDecimal right = data.path(sum.target()).decimalValue();
    data.put(sum.target(), right.add(BigDecimal.ONE));
    Letter first = Letter.of(season.mail(unit), "一月份报表", "统计表.xlsx", season.filled(unit, wrong));
    system.mailIn(first.from(), first.mail());

    MimeMessage rejected = answer(season.mail(unit));
    assertThat(rejected.getSubject()).startsWith("Re: 一月份报表【暖报：有 1 处错误");
    assertThat(rejected.getHeader("In-Reply-To", ",")).isEqualTo(first.id());
    // The stack on LocalStack was given no address for mails, so it asks nobody to answer.
    boolean answers = header(rejected, "Reply-To").equals(PostOffice.OURS);
    assertThat(answers).isNotEqualTo("localstack".equals(System.getProperty("nuanbao.cloud")));
    Multipart parts = (Multipart) rejected.getContent();
    BodyPart copy = parts.getBodyPart(1);
    assertThat(copy.getFileName()).endsWith("-第1版-批注.xlsx");
    String text = ImapMailbox.text(parts.getBodyPart(0).getContent());
    assertThat(text).contains("没有计入汇总");
    assertThat(text.contains("直接回复本邮件")).isEqualTo(answers);
    Matcher cell = Pattern.compile("<th scope=\"row\">([A-Z]+[0-9]+)").matcher(text);
    assertThat(cell.find()).isTrue();

    String sheet = season.form().sheets().getFirst().name();
    byte[] mended =
        Correction.of(
            copy.getInputStream().readAllBytes(),
            sheet,
            Map.of(cell.group(1), new Value.Numeric(right)));
    Letter second = Letter.answering(rejected, season.mail(unit), copy.getFileName(), mended);
    system.mailIn(second.from(), second.mail());

    assertThat(Waiting.until(() -> count(season.mail(unit)) > 1)).isTrue();
    MimeMessage receipt =
        system.mails(season.mail(unit)).stream()
            .filter(mail -> second.id().equals(header(mail, "In-Reply-To")))
            .findFirst()
            .orElseThrow();
    assertThat(receipt.getSubject()).isEqualTo("Re: 一月份报表【暖报：已接收，请保存回执】");
    assertThat(header(receipt, "References")).isEqualTo(second.id());
    assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");
    assertThat(header(receipt, "X-Nuanbao-Receipt"))
        .startsWith("NB")
        .isNotEqualTo(header(rejected, "X-Nuanbao-Receipt"));
    JsonNode standing = season.standing(unit);
    assertThat(standing.path("state").asText()).isEqualTo("accepted");
    assertThat(season.submission(standing.path("submission").asText()).path("receipt").asText())
        .isEqualTo(header(receipt, "X-Nuanbao-Receipt"));
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return String.valueOf(mail.getHeader(name, ","));
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMailWithoutAWorkbookIsAnsweredWithAQuestion() throws Exception {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    Letter letter =
        Letter.of(season.mail(unit), "报表", "a.rar", "Rar!\u001A".getBytes(StandardCharsets.UTF_8));
    system.mailIn(letter.from(), letter.mail());
    MimeMessage answer = answer(season.mail(unit));
    assertThat(ImapMailbox.text(answer.getContent())).contains("a.rar", "请直接附上文件，不要压缩");
    assertThat(answer.getHeader("Auto-Submitted", ",")).isEqualTo("auto-replied");
    assertThat(season.standing(unit).path("submission").isNull()).isTrue();
  }

  @Test
  void whoeverIsNotTheSenderFilesNothingAndHearsNothing() throws Exception {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    String other = season.scenario().leaves().get(1);
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Letter forged = Letter.of(season.mail(unit), "报表", "a.xlsx", file);
    system.mailIn("someone@elsewhere.test", forged.mail());
    // A good mail that comes later goes all the way, so the forged one would have done so too.
    byte[] good = season.filled(other, season.scenario().sample(other));
    Letter later = Letter.of(season.mail(other), "报表", "b.xlsx", good);
    system.mailIn(later.from(), later.mail());
    assertThat(answer(season.mail(other)).getHeader("X-Nuanbao-Receipt", ",")).isNotNull();
    assertThat(season.standing(other).path("submission").isNull()).isFalse();
    assertThat(system.mails(season.mail(unit))).isEmpty();
    assertThat(season.standing(unit).path("submission").isNull()).isTrue();
  }

  /** Waits for a mail to an address, which must be the only one. */
  private static MimeMessage answer(String address) throws Exception {
    assertThat(Waiting.until(() -> count(address) > 0)).isTrue();
    List<MimeMessage> mails = system.mails(address);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  private static int count(String address) throws IOException {
    try {
      return system.mails(address).size();
    } catch (jakarta.mail.MessagingException e) {
      throw new IOException(e);
    }
  }
}
