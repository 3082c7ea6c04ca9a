package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.Sample;
import org.nuanbao.check.SampleReader;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** One campaign of the demonstration, and what units, federation and reviewer do in it. */
final class Season {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Set<String> FINAL = Set.of("accepted", "rejected", "superseded");

  private final Scenario scenario;
  private final Form form;
  private final int owed;
  private final String source;
  private final String campaign;
  private final Map<String, String> paths;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private volatile Api api;

  /**
   * A campaign that is not open yet.
   *
   * @param folder of the notice's data
   * @param mark sets this demonstration's campaigns apart from earlier ones
   */
  Season(Scenario scenario, java.nio.file.Path folder, String mark, Api api) {
    this.scenario = scenario;
    this.api = api;
    Notice notice = NoticeReader.ofFolder(folder);
    form = notice.form(new FormId(scenario.form())).orElseThrow();
    owed = notice.demands().stream().mapToInt(demand -> demand.terms().size()).sum();
    source = NoticeReader.sourceOf(folder);
    campaign = scenario.notice() + "-" + mark;
    paths = scenario.units();
  }

  /** After the cloud was started again. */
  void reach(Api again) {
    api = again;
  }

  Api api() {
    return api;
  }

  Scenario scenario() {
    return scenario;
  }

  Form form() {
    return form;
  }

  String campaign() {
    return campaign;
  }

  /** The federation's name. */
  String root() {
    return paths.keySet().iterator().next();
  }

  String path(String unit) {
    return Objects.requireNonNull(paths.get(unit), unit);
  }

  /** A fresh one for each unit and campaign. */
  String mail(String unit) {
    String path = path(unit);
    return path.substring(1, path.length() - 1).replace('/', '.')
        + "."
        + campaign
        + "@nuanbao.test";
  }

  /** Publishes the notice and opens the campaign; the answer's number of units. */
  int open() {
    Api.As publisher = Api.As.publisher(path(root()));
    api.post(publisher, "/notices", source);
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    wanted.put("id", campaign);
    wanted.put("notice", scenario.notice());
    ArrayNode units = wanted.putArray("units");
    paths.forEach((name, path) ->
        units.addObject().put("path", path).put("name", name).put("mail", mail(name)));
    return api.post(publisher, "/campaigns", wanted.toString()).path("units").asInt();
  }

  /** How often the notice asks for something; the demonstration plays one form of it. */
  int owed() {
    return owed;
  }

  /** The states of this form's duties by unit, as the federation sees them. */
  Map<String, JsonNode> duties() {
    Map<String, JsonNode> duties = new TreeMap<>();
    api.get(Api.As.reviewer(path(root())), "/campaigns/" + campaign + "/duties")
        .valueStream()
        .filter(duty -> duty.path("form").asText().equals(form.id().value()))
        .forEach(duty -> duties.put(duty.path("unitName").asText(), duty));
    return duties;
  }

  /** How a unit's duty stands. */
  JsonNode standing(String unit) {
    return Objects.requireNonNull(duties().get(unit), unit);
  }

  String duty(String unit) {
    String path = path(unit);
    return campaign
        + "~"
        + form.id()
        + "~once~"
        + path.substring(1, path.length() - 1).replace('/', '.');
  }

  byte[] template(String unit) {
    return api.bytes(Api.As.filler(path(unit)), "/duties/" + duty(unit) + "/template");
  }

  /** The unit's workbook with these values. */
  byte[] filled(String unit, JsonNode sample) {
    Sample read = new SampleReader(List.of(form)).read(sample, form.id()).getFirst();
    Mark mark = new Mark(form.id().value(), form.head().version(), path(unit), unit);
    return Filler.fill(form, read.raw(), mark);
  }

  /** Where a unit may put a file. */
  record Ticket(String submission, String url, Map<String, String> headers) {}

  Ticket ticket(String unit, String name, byte[] file) {
    JsonNode ticket =
        api.post(
            Api.As.filler(path(unit)), "/duties/" + duty(unit) + "/submissions", file(name, file));
    Map<String, String> headers = new LinkedHashMap<>();
    ticket
        .path("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    return new Ticket(ticket.path("submission").asText(), ticket.path("url").asText(), headers);
  }

  /** What a client says of the file it is going to send. */
  static String file(String name, byte[] file) {
    try {
      String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
      return Scenario.JSON
          .createObjectNode()
          .put("fileName", name)
          .put("size", file.length)
          .put("sha256", sha256)
          .put("contentType", XLSX)
          .toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Asks for a ticket and puts the file there; the submission. */
  String send(String unit, byte[] file) {
    Ticket ticket = ticket(unit, unit + ".xlsx", file);
    put(ticket, file);
    return ticket.submission();
  }

  int put(Ticket ticket, byte[] file) {
    int status = api.put(ticket.url(), ticket.headers(), file);
    if (status == 200) {
      sent.add(ticket.submission());
    }
    return status;
  }

  JsonNode submission(String id) {
    return api.get(Api.As.reviewer(path(root())), "/submissions/" + id);
  }

  /** The submission once its outcome is final. */
  JsonNode outcome(String id) throws IOException {
    Waiting.until(() -> FINAL.contains(submission(id).path("state").asText()));
    return submission(id);
  }

  /** All that were uploaded. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /**
   * The federation's own figures, keyed by person, fund and duty.
   *
   * @param amounts 元, in the order of the unit's rows
   * @return how many were taken
   */
  int enter(String unit, String fund, List<JsonNode> amounts) {
    Api.As reviewer = Api.As.reviewer(path(root()));
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    ArrayNode list = wanted.putArray("amounts");
    for (JsonNode person : api.get(reviewer, "/duties/" + duty(unit) + "/persons")) {
      list.addObject()
          .put("person", person.path("person").asText())
          .put("yuan", amounts.get(person.path("row").asInt() - 1).decimalValue());
    }
    String path = "/duties/" + duty(unit) + "/amounts/" + fund;
    return api.put(reviewer, path, wanted.toString()).path("amounts").asInt();
  }

  JsonNode totals(String unit) {
    return api.get(
        Api.As.reviewer(path(root())),
        "/campaigns/" + campaign + "/totals/" + form.id() + "/once?unit=" + path(unit));
  }

  byte[] workbook(String unit) {
    JsonNode link =
        api.get(
            Api.As.reviewer(path(root())),
            "/campaigns/"
                + campaign
                + "/totals/"
                + form.id()
                + "/once/workbook?unit="
                + path(unit));
    return api.fetch(link.path("url").asText());
  }
}
