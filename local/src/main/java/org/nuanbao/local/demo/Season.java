package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;

/** A campaign of which one form is played: an office that is asked about nothing else. */
final class Season {
  private final DemoOffice office;
  private final Form form;

  /**
   * A campaign that is not open yet.
   *
   * @param folder of the notice's data
   * @param mark sets this demonstration's campaigns apart from earlier ones
   */
  Season(Scenario scenario, Path folder, String mark, Api api) {
    office = new DemoOffice(scenario, folder, mark, api);
    form = office.notice().form(new FormId(scenario.form())).orElseThrow();
  }

  /** After the cloud was started again. */
  void reach(Api again) {
    office.reach(again);
  }

  Api api() {
    return office.api();
  }

  Scenario scenario() {
    return office.scenario();
  }

  Form form() {
    return form;
  }

  String campaign() {
    return office.campaign();
  }

  /** The federation's name. */
  String root() {
    return office.root();
  }

  String path(String unit) {
    return office.path(unit);
  }

  String mail(String unit) {
    return office.mail(unit);
  }

  /** Publishes the notice and opens the campaign; the answer's number of units. */
  int open() {
    return office.open().path("units").asInt();
  }

  /** How often the notice asks for something; the demonstration plays one form of it. */
  int owed() {
    return office.notice().demands().stream().mapToInt(demand -> demand.terms().size()).sum();
  }

  /** The states of this form's duties by unit, as the federation sees them. */
  Map<String, JsonNode> duties() {
    Map<String, JsonNode> duties = new TreeMap<>();
    api()
        .get(office.reviewer(), "/campaigns/" + campaign() + "/duties")
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
    return office.duty(unit, form.id().value(), DutyId.ONCE);
  }

  byte[] template(String unit) {
    return api().bytes(Api.As.filler(path(unit)), "/duties/" + duty(unit) + "/template");
  }

  /** The unit's workbook with these values. */
  byte[] filled(String unit, JsonNode sample) {
    return office.filled(unit, form.id().value(), List.of(sample));
  }

  Api.Ticket ticket(String unit, String name, byte[] file) {
    return office.ticket(unit, duty(unit), name, file);
  }

  /** Asks for a ticket and puts the file there; the submission. */
  String send(String unit, byte[] file) {
    Api.Ticket ticket = ticket(unit, unit + ".xlsx", file);
    put(ticket, file);
    return ticket.submission();
  }

  void filedByMail(String submission) {
    office.filedByMail(submission);
  }

  int put(Api.Ticket ticket, byte[] file) {
    return office.put(ticket, file);
  }

  JsonNode submission(String id) {
    return office.submission(id);
  }

  /** The submission once its outcome is final. */
  JsonNode outcome(String id) throws IOException {
    return office.outcome(id);
  }

  /** All that were uploaded. */
  List<String> sent() {
    return office.sent();
  }

  /**
   * The federation's own figures, keyed by person, fund and duty.
   *
   * @param amounts 元, in the order of the unit's rows
   * @return how many were taken
   */
  int enter(String unit, String fund, List<JsonNode> amounts) {
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    ArrayNode list = wanted.putArray("amounts");
    for (JsonNode person : api().get(office.reviewer(), "/duties/" + duty(unit) + "/persons")) {
      list.addObject()
          .put("person", person.path("person").asText())
          .put("yuan", amounts.get(person.path("row").asInt() - 1).decimalValue());
    }
    String path = "/duties/" + duty(unit) + "/amounts/" + fund;
    return api().put(office.reviewer(), path, wanted.toString()).path("amounts").asInt();
  }

  JsonNode doubles() {
    return office.doubles();
  }

  JsonNode totals(String unit) {
    return office.totals(unit, form.id().value(), DutyId.ONCE);
  }

  /** The unit's own copy of what was found, as its filler gets it. */
  byte[] annotated(String unit, String submission) {
    String link = "/submissions/" + submission + "/annotated";
    return api().fetch(api().get(Api.As.filler(path(unit)), link).path("url").asText());
  }

  byte[] workbook(String unit) {
    return office.workbook(unit, form.id().value(), DutyId.ONCE);
  }
}
