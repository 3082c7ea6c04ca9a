package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;

/** A campaign of whose forms the demonstration plays one. */
final class Season extends DemoOffice {
  private final Form form;

  /**
   * A campaign that is not open yet.
   *
   * @param folder of the notice's data
   * @param mark sets this demonstration's campaigns apart from earlier ones
   */
  Season(Scenario scenario, Path folder, String mark, Api api) {
    super(scenario, folder, mark, api);
    form = notice().form(new FormId(scenario.form())).orElseThrow();
  }

  Form form() {
    return form;
  }

  /** How many reports the notice asks for; the demonstration plays only one form of it. */
  int owed() {
    return notice().demands().stream().mapToInt(demand -> demand.terms().size()).sum();
  }

  /** The duties of this form by their unit's name, as the federation sees them. */
  Map<String, JsonNode> duties() {
    Map<String, JsonNode> duties = new TreeMap<>();
    api()
        .get(reviewer(), "/campaigns/" + campaign() + "/duties")
        .valueStream()
        .filter(duty -> duty.path("form").asText().equals(form.id().value()))
        .forEach(duty -> duties.put(duty.path("unitName").asText(), duty));
    return duties;
  }

  /** The state of a unit's duty. */
  JsonNode standing(String unit) {
    return Objects.requireNonNull(duties().get(unit), unit);
  }

  String duty(String unit) {
    return duty(unit, form.id().value(), DutyId.ONCE);
  }

  byte[] template(String unit) {
    return api().bytes(Api.As.filler(path(unit)), "/duties/" + duty(unit) + "/template");
  }

  /** The unit's workbook with these values. */
  byte[] filled(String unit, JsonNode sample) {
    return filled(unit, form.id().value(), List.of(sample));
  }

  Api.Ticket ticket(String unit, String name, byte[] file) {
    return ticket(unit, duty(unit), name, file);
  }

  /** Asks for a ticket and puts the file where it says; returns the submission's id. */
  String send(String unit, byte[] file) {
    Api.Ticket ticket = ticket(unit, unit + ".xlsx", file);
    put(ticket, file);
    return ticket.submission();
  }

  /**
   * Enters the federation's own amounts, which are keyed by person, fund and duty.
   *
   * @param amounts in 元, in the order of the unit's rows
   * @return how many were taken
   */
  int enter(String unit, String fund, List<JsonNode> amounts) {
    ObjectNode wanted = Scenario.JSON.createObjectNode();
    ArrayNode list = wanted.putArray("amounts");
    for (JsonNode person : api().get(reviewer(), "/duties/" + duty(unit) + "/persons")) {
      list.addObject()
          .put("person", person.path("person").asText())
          .put("yuan", amounts.get(person.path("row").asInt() - 1).decimalValue());
    }
    String path = "/duties/" + duty(unit) + "/amounts/" + fund;
    return api().put(reviewer(), path, wanted.toString()).path("amounts").asInt();
  }

  JsonNode totals(String unit) {
    return totals(unit, form.id().value(), DutyId.ONCE);
  }

  /** The annotated copy with what was found, as the unit's filler gets it. */
  byte[] annotated(String unit, String submission) {
    String link = "/submissions/" + submission + "/annotated";
    return api().fetch(api().get(Api.As.filler(path(unit)), link).path("url").asText());
  }

  byte[] workbook(String unit) {
    return workbook(unit, form.id().value(), DutyId.ONCE);
  }
}
