package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.directory.Role;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** A campaign of the demonstration, and what its units and its federation do in it. */
class DemoOffice {
  private static final Set<String> FINAL = Set.of("accepted", "rejected", "superseded");

  private final Scenario scenario;
  private final Notice notice;
  private final String source;
  private final String campaign;
  private final Map<String, String> paths;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final @Nullable String mailbox;
  private volatile Api api;

  /**
   * A campaign that is not open yet.
   *
   * @param folder of the notice's data
   * @param mark sets this campaign apart from earlier ones
   */
  DemoOffice(Scenario scenario, Path folder, String mark, Api api) {
    this(scenario, folder, mark, api, null);
  }

  /** A campaign that is not open yet; all its mails go to {@code mailbox}, if one is given. */
  DemoOffice(Scenario scenario, Path folder, String mark, Api api, @Nullable String mailbox) {
    this.scenario = scenario;
    this.api = api;
    this.mailbox = mailbox;
    notice = RuleKinds.NOTICES.ofFolder(folder);
    source = RuleKinds.NOTICES.sourceOf(folder);
    campaign = notice.id() + "-" + mark;
    paths = scenario.units();
  }

  /** Calls this API from now on, because the cloud was started again. */
  void reach(Api again) {
    api = again;
  }

  Api api() {
    return api;
  }

  Scenario scenario() {
    return scenario;
  }

  Notice notice() {
    return notice;
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

  /** A unit's mail address: a new one for each campaign, unless one mailbox takes all mails. */
  String mail(String unit) {
    if (mailbox != null) {
      return mailbox;
    }
    return path(unit).substring(1, path(unit).length() - 1).replace('/', '.')
        + "."
        + campaign
        + "@nuanbao.test";
  }

  /** The submissions that were sent, in their order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** Publishes the notice and opens the campaign; returns what was opened. */
  JsonNode open() {
    // As the publish command does: a notice belongs to whoever published its id first.
    api.post(Api.As.publisher(Campaigns.OPERATOR.value()), "/notices", source);
    Api.As publisher = Api.As.publisher(path(root()));
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    wanted.put("id", campaign);
    wanted.put("notice", notice.id());
    wanted.put("version", notice.version());
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

  /**
   * Puts the units into the directory, with somebody for each role: a filler for the first unit
   * that files, a reviewer for the unit above it, an auditor and an administrator for the whole.
   *
   * @return how many units it lists
   */
  int list() {
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    ArrayNode rows = wanted.putArray("rows");
    row(rows, "单位", "单位编号", "单位名称", "上级单位", "单位类型", "邮箱");
    for (JsonNode unit : scenario.part("units")) {
      UnitPath path = new UnitPath(unit.path("path").asText());
      row(
          rows,
          "单位",
          path.value(),
          unit.path("name").asText(),
          path.isRoot() ? "" : path.parent().value(),
          unit.path("type").asText(""),
          address(path.value(), "office"));
    }
    UnitPath first = new UnitPath(path(scenario.leaves().iterator().next()));
    row(rows, "联系人", "姓名", "邮箱", "角色", "负责的单位");
    person(rows, "赵春燕", Role.FILLER, first);
    person(rows, "周立新", Role.REVIEWER, first.parent());
    person(rows, "吴静", Role.AUDITOR, first.root());
    person(rows, "孙雅琴", Role.ADMINISTRATOR, first.root());
    Api.As publisher = Api.As.publisher(path(root()));
    wanted.put("write", false).put("close", false);
    JsonNode compared = api.post(publisher, "/directory/list", wanted.toString());
    wanted.put("write", true).put("version", compared.path("version").asText());
    api.post(publisher, "/directory/list", wanted.toString());
    return api.get(publisher, "/directory").path("units").size();
  }

  private static void person(ArrayNode rows, String name, Role role, UnitPath unit) {
    String box = role.name().toLowerCase(Locale.ROOT);
    row(rows, "联系人", name, address(unit.value(), box), role.word(), unit.value());
  }

  private static String address(String path, String box) {
    return path.substring(1, path.length() - 1).replace('/', '.') + "." + box + "@nuanbao.test";
  }

  private static void row(ArrayNode rows, String sheet, String... texts) {
    ObjectNode row = rows.addObject();
    row.put("sheet", sheet).put("number", rows.size());
    ObjectNode cells = row.putObject("cells");
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        cells.put(String.valueOf((char) ('A' + i)), texts[i]);
      }
    }
  }

  /** What a unit sees of its duties. */
  JsonNode duties(String unit) {
    return api.get(Api.As.filler(path(unit)), "/campaigns/" + campaign + "/duties");
  }

  String duty(String unit, String form, String period) {
    return new DutyId(campaign, new FormId(form), period, new UnitPath(path(unit))).key();
  }

  /**
   * The unit's filled workbook.
   *
   * @param samples one sample; for cards and vouchers one or more, each on a sheet of its own
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

  Api.Ticket ticket(String unit, String duty, String name, byte[] file) {
    return api.ticket(Api.As.filler(path(unit)), duty, name, file);
  }

  /** Adds a submission that a unit sent by mail to those that were sent. */
  void filedByMail(String submission) {
    sent.add(submission);
  }

  /** Puts a file where the ticket says; returns the HTTP status. */
  int put(Api.Ticket ticket, byte[] file) {
    int status = api.put(ticket, file);
    if (status == 200) {
      sent.add(ticket.submission());
    }
    return status;
  }

  /** Sends a file for a duty to a signed URL; returns the submission once its outcome is final. */
  JsonNode send(String unit, String duty, String name, byte[] file) throws IOException {
    Api.Ticket ticket = ticket(unit, duty, name, file);
    int status = put(ticket, file);
    if (status != 200) {
      throw new IllegalStateException("the file was not taken: HTTP " + status);
    }
    return outcome(ticket.submission());
  }

  JsonNode submission(String id) {
    return api.get(reviewer(), "/submissions/" + id);
  }

  /** Waits until the outcome of a submission is final, but not for ever; returns the submission. */
  JsonNode outcome(String id) throws IOException {
    Waiting.until(() -> FINAL.contains(submission(id).path("state").asText()));
    return submission(id);
  }

  /** The notes on a duty that reviewers have to look at. */
  JsonNode notes(String duty) {
    return api.get(reviewer(), "/duties/" + duty + "/notes");
  }

  /** The cards or vouchers of a duty that count. */
  JsonNode subjects(String duty) {
    return api.get(reviewer(), "/duties/" + duty + "/subjects");
  }

  JsonNode totals(String unit, String form, String period) {
    return api.get(reviewer(), totals(form, period) + "?unit=" + path(unit));
  }

  /** The official workbook of a node. */
  byte[] workbook(String unit, String form, String period) {
    String link = totals(form, period) + "/workbook?unit=" + path(unit);
    return api.fetch(api.get(reviewer(), link).path("url").asText());
  }

  private String totals(String form, String period) {
    return "/campaigns/" + campaign + "/totals/" + form + "/" + period;
  }

  JsonNode doubles() {
    return api.get(reviewer(), "/campaigns/" + campaign + "/doubles");
  }

  Api.As reviewer() {
    return Api.As.reviewer(path(root()));
  }
}
