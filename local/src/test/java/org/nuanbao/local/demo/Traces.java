package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.nuanbao.local.cloud.PostOffice;

/** Searches a run's state folder for what its units told about persons. */
final class Traces {
  /** The keys of a sample that tell something about a person. */
  private static final Set<String> PERSONAL =
      Set.of("name", "id_no", "card_no", "phone", "home_phone", "address");

  /** The files as they came, and the copies of them that only their senders get. */
  private static final List<String> FILES =
      List.of(
          "s3/originals/", "s3/mails/", "s3/workings/annotated/", "mail/" + PostOffice.OURS + "/");

  private final List<String> needles = new ArrayList<>();

  private Traces(Set<String> personal) {
    for (Charset charset : List.of(UTF_8, UTF_16LE)) {
      personal.forEach(text -> needles.add(new String(text.getBytes(charset), ISO_8859_1)));
    }
  }

  /** Everything in these scenarios that tells something about a person. */
  static Set<String> personal(List<String> scenarios) throws IOException {
    Set<String> personal = new TreeSet<>();
    for (String name : scenarios) {
      Scenario scenario = Scenario.read(name);
      Stream.of("data", "voucher", "roster").forEach(part -> add(personal, scenario.part(part)));
    }
    return personal;
  }

  private static void add(Set<String> personal, JsonNode node) {
    node.properties().stream()
        .filter(field -> PERSONAL.contains(field.getKey()) && field.getValue().isTextual())
        .forEach(field -> personal.add(field.getValue().asText()));
    node.forEach(child -> add(personal, child));
  }

  /** The files in which some of it lies, except those that only its owners read. */
  static Set<String> of(Path folder, Set<String> personal) throws IOException {
    Traces traces = new Traces(personal);
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (FILES.stream().noneMatch(name::startsWith) && traces.isIn(name, file)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private boolean isIn(String name, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1) + new String(name.getBytes(UTF_8), ISO_8859_1);
    if (name.endsWith(".eml")) {
      text += new String(mail(bytes).getBytes(UTF_8), ISO_8859_1);
    } else if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      text += new String(unzipped(bytes), ISO_8859_1);
    }
    return needles.stream().anyMatch(text::contains);
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** The subject and the texts of a mail, as its reader sees them. */
  private static String mail(byte[] bytes) throws IOException {
    try {
      MimeMessage mail =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      return mail.getSubject() + text(mail.getContent());
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static String text(Object content) throws IOException, MessagingException {
    StringBuilder text = new StringBuilder();
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        text.append(part.getFileName()).append(text(part.getContent()));
      }
    } else if (content instanceof String said) {
      text.append(said);
    }
    return text.toString();
  }
}
