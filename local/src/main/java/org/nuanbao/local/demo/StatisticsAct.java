package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nuanbao.form.Rule;
import org.nuanbao.local.cloud.EmbeddedCloud;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.PostOffice;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.reading.Value;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The part of the demonstration with the statistics table: a broken sum, refused uploads, hostile
 * files, a unit that sends by mail, and one that never reports.
 */
final class StatisticsAct {
  private static final int MEGABYTE = 1 << 20;
  private static final int BOMB_MEGABYTES = 200;

  private final Season season;
  private final Act act;
  private final StateFolder state;
  private final ByMail byMail;

  StatisticsAct(Season season, Checks checks, StateFolder state) throws IOException {
    byMail = new ByMail(season, Endpoints.of(state));
    this.season = season;
    this.act = new Act(season, checks);
    this.state = state;
  }

  /** Plays what comes before the night run. */
  void play() throws IOException {
    Scenario scenario = season.scenario();
    String silent = scenario.part("missing").path("unit").asText();
    String broken = scenario.role("broken");
    String hostile = scenario.role("hostile");
    String refused = scenario.role("refused");
    act.open();
    act.templates(scenario.leaves());

    hostile(hostile);
    List<String> ordinary = new ArrayList<>(scenario.leaves());
    ordinary.removeAll(List.of(silent, broken, refused));
    byMail.send(ordinary.removeLast());
    List<String> submissions = new ArrayList<>(act.upload(ordinary).values());
    String mailed = byMail.filed();
    act.check("邮件报送：已入库", "sent by mail: filed", !mailed.isEmpty(), byMail.unit());
    if (!mailed.isEmpty()) {
      submissions.add(mailed);
    }
    submissions.add(refusals(refused, broken));
    submissions.add(brokenSum(broken));
    act.accepted("各单位的表都通过", "the units' workbooks accepted", submissions);
  }

  /** Checks what must hold after the night run. */
  void after(int imap) throws IOException {
    String silent = season.scenario().part("missing").path("unit").asText();
    act.totals("missing", season.scenario().leaves().size() - 1, Set.of(silent), Set.of());
    act.workbooks();
    act.check(
        "邮件报送：回执作为回信寄回",
        "sent by mail: the receipt comes as an answer",
        byMail.isAnswered(imap),
        byMail.unit());
    act.receipts(imap, Set.of());
  }

  private String brokenSum(String unit) throws IOException {
    Rule rule =
        season.form().rules().stream()
            .filter(one -> one.sum().isPresent())
            .findFirst()
            .orElseThrow();
    Rule.Sum sum = rule.sum().orElseThrow();
    ObjectNode sample = season.scenario().sample(unit);
    ObjectNode data = (ObjectNode) sample.path("data");
    BigDecimal right = data.path(sum.target()).decimalValue();
    data.put(sum.target(), right.add(BigDecimal.ONE));
    return act.rejection(
        unit,
        season.filled(unit, sample),
        Set.of(rule.head().id() + " " + sum.target()),
        Map.of(sum.target(), new Value.Numeric(right)));
  }

  /** Sends hostile files; each must be answered with a code, and the duty must stay as it was. */
  private void hostile(String unit) throws IOException {
    for (Map.Entry<String, byte[]> file : hostileFiles().entrySet()) {
      JsonNode answered = season.outcome(season.send(unit, file.getValue()));
      String code = answered.path("findings").path(0).path("code").asText();
      boolean nothing = season.standing(unit).path("submission").isNull();
      act.check(
          "有害或不是表格的文件：有答复，无写入",
          "hostile or foreign file: answered, nothing written",
          answered.path("state").asText().equals("rejected")
              && code.equals(file.getKey())
              && nothing,
          code);
    }
  }

  /** A unit that sends its workbook by mail instead of uploading it. */
  private static final class ByMail {
    private final Season season;
    private final Endpoints endpoints;
    private String unit = "";
    private String letter = "";
    private String submission = "";

    ByMail(Season season, Endpoints endpoints) {
      this.season = season;
      this.endpoints = endpoints;
    }

    String unit() {
      return unit;
    }

    void send(String from) throws IOException {
      unit = from;
      byte[] file = season.filled(unit, season.scenario().sample(unit));
      Letter mail = Letter.of(season.mail(unit), unit + "报表", unit + ".xlsx", file);
      letter = mail.id();
      PostOffice.bring(endpoints, mail.from(), mail.mail());
    }

    /** Waits until the mail has become a submission that counts; empty if it never does. */
    String filed() throws IOException {
      Waiting.until(() -> {
        submission = season.standing(unit).path("submission").asText("");
        return !submission.isEmpty();
      });
      if (!submission.isEmpty()) {
        season.filedByMail(submission);
      }
      return submission;
    }

    /** Whether the receipt comes as an answer to the mail. */
    boolean isAnswered(int imap) throws IOException {
      if (submission.isEmpty()) {
        return false;
      }
      String number = season.outcome(submission).path("receipt").asText();
      return Waiting.until(() ->
          ImapMailbox.read(imap, season.mail(unit)).stream()
              .anyMatch(mail ->
                  mail.number().equals(number)
                      && mail.inReplyTo().equals(letter)
                      && mail.subject().startsWith("Re: " + unit + "报表")));
    }
  }

  /** Files that must do no harm, by the code each must be answered with. */
  private static Map<String, byte[]> hostileFiles() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("TOO_BIG", bomb());
    files.put("WRONG_TYPE", "%PDF-1.7\n% not a workbook\n".getBytes(UTF_8));
    return files;
  }

  /** A workbook's skeleton whose sheet inflates a thousandfold. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>\
          """
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] spaces = " ".repeat(MEGABYTE).getBytes(UTF_8);
      for (int i = 0; i < BOMB_MEGABYTES; i++) {
        zip.write(spaces);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Tries on one unit's duty all uploads that must be refused, then sends the right file; returns
   * its submission.
   */
  private String refusals(String unit, String otherUnit) throws IOException {
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Api.Ticket ticket = season.ticket(unit, unit + ".xlsx", file);

    byte[] other = file.clone();
    other[other.length / 2] ^= 1;
    refused("不是所报的文件", "another file than announced", season.put(ticket, other));

    String tampered = tampered(ticket.url());
    refused("签名被改动", "tampered signature", season.api().put(tampered, ticket.headers(), file));
    refused("地址已过期", "expired URL", expired(ticket, file));

    int status =
        season
            .api()
            .send(
                Api.As.filler(season.path(otherUnit)),
                "/duties/" + season.duty(unit) + "/submissions",
                "POST",
                Api.said("x.xlsx", file))
            .status();
    refused("别的单位的任务", "another unit's duty", status);

    int first = season.put(ticket, file);
    int second = season.api().put(ticket.url(), ticket.headers(), file);
    act.check(
        "上传地址只能用一次",
        "a URL works once",
        first == 200 && second >= 400 && second < 500,
        first + ", " + second);
    return ticket.submission();
  }

  private void refused(String chinese, String english, int status) {
    act.check(
        "拒绝：" + chinese,
        "refused: " + english,
        status >= 400 && status < 500,
        Integer.toString(status));
  }

  /** The URL with another last hex digit in its signature. */
  private static String tampered(String url) {
    int at = url.indexOf("X-Amz-Signature=") + "X-Amz-Signature=".length() + 63;
    char digit = url.charAt(at) == '0' ? '1' : '0';
    return url.substring(0, at) + digit + url.substring(at + 1);
  }

  /** Puts the file to a URL that was rightly signed for the same object but has expired. */
  private int expired(Api.Ticket ticket, byte[] file) throws IOException {
    URI object = URI.create(ticket.url());
    String[] path = object.getPath().substring(1).split("/", 2);
    PresignedPutObjectRequest url;
    try (S3Presigner presigner = EmbeddedCloud.presigner(state)) {
      url =
          presigner.presignPutObject(request ->
              request
                  .signatureDuration(Duration.ofSeconds(1))
                  .putObjectRequest(put -> put.bucket(path[0]).key(path[1])));
    }
    try {
      TimeUnit.MILLISECONDS.sleep(2_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return season.api().put(url.url().toString(), Map.of(), file);
  }
}
