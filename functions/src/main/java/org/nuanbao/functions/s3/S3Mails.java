package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Mails in their bucket: {@code raw/<mail>} is a mail as it came, {@code parts/<mail>/<n>} a
 * workbook to be recognised, {@code recognised/<mail>/<n>} the answer. The bucket reports workbooks
 * to validate, mails and answers to inbox, and {@code scans/<submission>/<n>} to nobody.
 */
@Singleton
public final class S3Mails implements Mails {
  private static final Pattern RAW = Pattern.compile("raw/([A-Za-z0-9-]+)");
  private static final Pattern PART = Pattern.compile("parts/([A-Za-z0-9-]+)/(\\d{1,4})");
  private static final Pattern ANSWER = Pattern.compile("recognised/([A-Za-z0-9-]+)/(\\d{1,4})");
  private static final String CAMPAIGNS = "campaigns";
  private static final int HEAD = 256 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bucket mails;

  /** Uses an existing bucket. */
  public S3Mails(@Named("mails") Bucket mails) {
    this.mails = mails;
  }

  @Override
  public void arrived(MailId id, byte[] mail) {
    mails.putNew(raw(id), "message/rfc822", mail);
  }

  @Override
  public Optional<Raw> read(MailId id) {
    return mails.beginning(raw(id), MOST_BYTES + 1).map(S3Mails::raw);
  }

  private static Raw raw(ResponseBytes<GetObjectResponse> object) {
    byte[] bytes = object.asByteArrayUnsafe();
    boolean whole = bytes.length <= MOST_BYTES;
    return new Raw(
        new Bytes(whole ? bytes : Arrays.copyOf(bytes, HEAD)),
        whole,
        object.response().lastModified());
  }

  @Override
  public void ask(MailPart part, byte[] file, Set<String> campaigns) {
    Map<String, String> about = Map.of(CAMPAIGNS, String.join(",", new TreeSet<>(campaigns)));
    mails.putNew(
        put ->
            put.key("parts/" + name(part))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .metadata(about),
        file);
  }

  @Override
  public Optional<Asked> asked(MailPart part) {
    return mails
        .whole("parts/" + name(part))
        .map(object ->
            new Asked(
                new Bytes(object.asByteArrayUnsafe()),
                Set.of(object.response().metadata().getOrDefault(CAMPAIGNS, "").split(",", -1))));
  }

  @Override
  public void answer(MailPart part, MailedWorkbook recognised) {
    mails.put("recognised/" + name(part), MediaType.APPLICATION_JSON, json(recognised));
  }

  @Override
  public Optional<MailedWorkbook> answered(MailPart part) {
    return mails.get("recognised/" + name(part)).map(S3Mails::recognised);
  }

  @Override
  public void keep(SubmissionId submission, int number, byte[] scan) {
    mails.putNew("scans/" + submission + "/" + number, MediaType.APPLICATION_OCTET_STREAM, scan);
  }

  @Override
  public Optional<MailId> mail(String key) {
    Matcher matcher = RAW.matcher(key);
    return matcher.matches() ? Optional.of(new MailId(matcher.group(1))) : Optional.empty();
  }

  @Override
  public Optional<MailPart> question(String key) {
    return part(PART, key);
  }

  @Override
  public Optional<MailPart> answer(String key) {
    return part(ANSWER, key);
  }

  private static Optional<MailPart> part(Pattern pattern, String key) {
    Matcher matcher = pattern.matcher(key);
    return matcher.matches()
        ? Optional.of(
            new MailPart(new MailId(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private static String raw(MailId id) {
    return "raw/" + id;
  }

  private static String name(MailPart part) {
    return part.mail() + "/" + part.number();
  }

  static byte[] json(MailedWorkbook recognised) {
    ObjectNode node = JSON.createObjectNode();
    switch (recognised) {
      case MailedWorkbook.Filled filled -> {
        node.put("form", filled.form().value());
        node.put("unit", filled.unit());
        filled.names().forEach(node.putArray("names")::add);
        filled.days().stream().map(LocalDate::toString).forEach(node.putArray("days")::add);
      }
      case MailedWorkbook.Unknown(String message, String english) ->
          node.put("message", message).put("english", english);
    }
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  static MailedWorkbook recognised(byte[] json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.has("form")
          ? filled(node)
          : new MailedWorkbook.Unknown(
              node.path("message").asText(), node.path("english").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MailedWorkbook filled(JsonNode node) {
    List<String> names = node.path("names").valueStream().map(JsonNode::asText).toList();
    List<LocalDate> days =
        node.path("days").valueStream().map(day -> LocalDate.parse(day.asText())).toList();
    return new MailedWorkbook.Filled(
        new FormId(node.path("form").asText()),
        node.path("unit").isNull() ? null : node.path("unit").asText(),
        names,
        days);
  }
}
