package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.Sample;
import org.nuanbao.check.SampleReader;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** A campaign whose units owe several forms, and what they send for them. */
final class Office {
  private static final Set<String> FINAL = Set.of("accepted", "rejected", "superseded");

  private final Scenario scenario;
  private final Notice notice;
  private final String source;
  private final String campaign;
  private final Map<String, String> paths;
  private final List<String> sent = new ArrayList<>();
  private final Api api;

  /**
   * A campaign that is not open yet.
   *
   * @param folder of the notice's data
   * @param mark sets this campaign apart from earlier ones
   */
  Office(Scenario scenario, Path folder, String mark, Api api) {
    this.scenario = scenario;
    this.api = api;
    notice = NoticeReader.ofFolder(folder);
    source = NoticeReader.sourceOf(folder);
    campaign = notice.id() + "-" + mark;
    paths = scenario.units();
  }

  Scenario scenario() {
    return scenario;
  }

  String campaign() {
    return campaign;
  }

  String root() {
    return paths.keySet().iterator().next();
  }

  String mail(String unit) {
    return path(unit).substring(1, path(unit).length() - 1).replace('/', '.')
        + "."
        + campaign
        + "@nuanbao.test";
  }

  /** Submissions that were uploaded, in their order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** Publishes the notice and opens the campaign; what was opened. */
  JsonNode open() {
    Api.As publisher = Api.As.publisher(path(root()));
    api.post(publisher, "/notices", source);
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    wanted.put("id", campaign);
    wanted.put("notice", notice.id());
    ArrayNode units = wanted.putArray("units");
    for (JsonNode unit : scenario.part("units")) {
      String name = unit.path("name").asText();
      ObjectNode added = units.addObject();
      added.put("path", path(name)).put("name", name).put("mail", mail(name));
      if (unit.has("type")) {
        added.set("type", unit.path("type"));
      }
    }
    return api.post(publisher, "/campaigns", wanted.toString());
  }

  /** What a unit sees of its duties. */
  JsonNode duties(String unit) {
    return api.get(Api.As.filler(path(unit)), "/campaigns/" + campaign + "/duties");
  }

  String duty(String unit, String form, String period) {
    String path = path(unit);
    return campaign
        + "~"
        + form
        + "~"
        + period
        + "~"
        + path.substring(1, path.length() - 1).replace('/', '.');
  }

  /**
   * The unit's workbook.
   *
   * @param samples one; of cards and vouchers several, a sheet for each
   */
  byte[] filled(String unit, String id, List<JsonNode> samples) {
    Form form = notice.form(new FormId(id)).orElseThrow();
    SampleReader reader = new SampleReader(List.of(form));
    List<Sample> read =
        samples.stream().map(sample -> reader.read(sample, form.id()).getFirst()).toList();
    Mark mark = new Mark(id, form.head().version(), path(unit), unit);
    return form instanceof Single single
        ? Filler.fill(single, read.stream().map(Sample::raw).toList(), mark)
        : Filler.fill(form, read.getFirst().raw(), mark);
  }

  /** Sends a file for a duty by a signed address; the submission once its outcome is final. */
  JsonNode send(String unit, String duty, String name, byte[] file) throws IOException {
    JsonNode ticket =
        api.post(
            Api.As.filler(path(unit)), "/duties/" + duty + "/submissions", Season.file(name, file));
    Map<String, String> headers = new LinkedHashMap<>();
    ticket
        .path("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    int status = api.put(ticket.path("url").asText(), headers, file);
    if (status != 200) {
      throw new IOException("the file was not taken: HTTP " + status);
    }
    String id = ticket.path("submission").asText();
    sent.add(id);
    Waiting.until(() -> FINAL.contains(submission(id).path("state").asText()));
    return submission(id);
  }

  JsonNode submission(String id) {
    return api.get(reviewer(), "/submissions/" + id);
  }

  /** What reviewers have to look at. */
  JsonNode notes(String duty) {
    return api.get(reviewer(), "/duties/" + duty + "/notes");
  }

  /** The cards or vouchers that count. */
  JsonNode subjects(String duty) {
    return api.get(reviewer(), "/duties/" + duty + "/subjects");
  }

  JsonNode totals(String unit, String form, String period) {
    return api.get(
        reviewer(),
        "/campaigns/" + campaign + "/totals/" + form + "/" + period + "?unit=" + path(unit));
  }

  JsonNode doubles() {
    return api.get(reviewer(), "/campaigns/" + campaign + "/doubles");
  }

  private Api.As reviewer() {
    return Api.As.reviewer(path(root()));
  }

  private String path(String unit) {
    return Objects.requireNonNull(paths.get(unit), unit);
  }
}
