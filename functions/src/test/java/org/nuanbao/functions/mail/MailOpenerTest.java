package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.value.Bytes;

/** Mails as programs write them, and as attackers do, each with what is to come out. */
class MailOpenerTest {
  private static final Path MAILS = Path.of("src/test/resources/org/nuanbao/functions/mail");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MailOpener opener = new MailOpener("mx.nuanbao.test", "Nuanbao@nuanbao.test");

  static List<Path> mails() throws IOException {
    try (Stream<Path> files = Files.list(MAILS)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void opensAMailToWhatIsExpected(Path mail) throws IOException {
    Path expected =
        mail.resolveSibling(mail.getFileName().toString().replace(".eml", ".expected.json"));
    IncomingMail opened = opener.open(raw(Files.readAllBytes(mail), true));
    assertThat(json(opened)).isEqualTo(JSON.readTree(expected.toFile()));
  }

  @Test
  void ofALongMailOnlyItsSenderIsLookedAt() throws IOException {
    byte[] mail = Files.readAllBytes(MAILS.resolve("qq.eml"));
    IncomingMail opened = opener.open(raw(mail, false));
    assertThat(opened.fault()).isEqualTo(Why.TOO_LARGE);
    assertThat(opened.from()).isEqualTo("mill@union.test");
    assertThat(opened.attachments()).isEmpty();
  }

  @Test
  void whereNoServerIsNamedNobodyVouchesForASender() {
    String forged =
        """
        Authentication-Results: ; dmarc=pass header.from=union.test\r
        From: mill@union.test\r
        Subject: a\r
        \r
        """;
    IncomingMail opened =
        new MailOpener("", "nuanbao@nuanbao.test")
            .open(raw(forged.getBytes(StandardCharsets.US_ASCII), true));
    assertThat(opened.fault()).isEqualTo(Why.NOT_AUTHENTIC);
  }

  @Test
  void anyBytesGetAnAnswer() throws IOException {
    long seed = Long.getLong("nuanbao.seed", System.nanoTime());
    Random random = new Random(seed);
    for (Path file : mails()) {
      byte[] mail = Files.readAllBytes(file);
      for (int round = 0; round < 20 && mail.length > 0; round++) {
        byte[] mutant = mail.clone();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        assertThat(opener.open(raw(mutant, true))).as("%s, seed %s", file, seed).isNotNull();
      }
    }
  }

  @Test
  void fortyMegabytesOfPartsOrOfHeadersAreRefused() throws IOException {
    String mail = Files.readString(MAILS.resolve("no-attachment.eml"), ISO_8859_1);
    String head = mail.substring(0, mail.indexOf("Content-Type"));
    String multi = head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (String bomb :
        new String[] {
          multi + "--b\r\n\r\n".repeat(5_000_000),
          multi + "--b\r\n" + "A:\r\n".repeat(9_000_000) + "\r\nx\r\n",
          head + "A:\r\n".repeat(9_000_000),
          multi
              + "--b\r\n"
              + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(500_000)
        }) {
      assertThat(opener.open(raw(bomb.getBytes(ISO_8859_1), true)).fault()).isEqualTo(Why.TOO_DEEP);
    }
  }

  private static Mails.Raw raw(byte[] mail, boolean whole) {
    return new Mails.Raw(new Bytes(mail), whole, Instant.EPOCH);
  }

  private static JsonNode json(IncomingMail mail) {
    ObjectNode json = JSON.createObjectNode();
    json.put("from", mail.from());
    json.put("fault", mail.fault() == null ? null : mail.fault().name());
    json.put("messageId", mail.messageId());
    json.put("subject", mail.subject());
    json.putArray("attachments");
    for (IncomingMail.Attachment file : mail.attachments()) {
      json.withArray("attachments")
          .addObject()
          .put("number", file.number())
          .put("name", file.name())
          .put("kind", file.kind().name())
          .put("size", file.bytes().length());
    }
    return json;
  }
}
