package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The part of the demonstration with units of two types: vouchers in one file and the roster they
 * prove, a weekly report, a document, one corrected voucher, and one person twice in a file.
 */
final class VouchersAct {
  private final DemoOffice office;
  private final Scenario data;
  private final Checks checks;
  private final String unit;

  VouchersAct(DemoOffice office, Checks checks) {
    this.office = office;
    this.data = office.scenario();
    this.checks = checks;
    unit = data.role("industry");
  }

  /** Plays what comes before the night run. */
  void play() throws IOException {
    office.open();
    String other = data.role("district");
    int mine = office.duties(unit).size();
    int theirs = office.duties(other).size();
    check(
        "不同类型的单位任务不同",
        "units of different types owe different things",
        mine == data.part("owed").path("industry").asInt()
            && theirs == data.part("owed").path("district").asInt(),
        mine + "/" + theirs);
    vouchers();
    accepted("实名制汇总表通过", "roster accepted", send("roster", "once", rows("roster")));
    accepted(
        "周报通过",
        "weekly report accepted",
        send("weekly", data.part("week").asText(), rows("weekly")));
    byte[] text = "两节送温暖活动小结".getBytes(StandardCharsets.UTF_8);
    accepted(
        "小结按原样保存",
        "document kept as it came",
        office.send(unit, duty("document", "once"), "小结.docx", text));
  }

  /** Checks what must hold after the night run. */
  void after(int imap) throws IOException {
    String paid = total("roster", "once", "amount_total");
    String proved = total("voucher", "once", "amount_total");
    check(
        "名册金额与凭证金额一致，凭证不重复计付",
        "vouchers prove the roster's amounts and pay nothing more",
        paid.equals(proved) && office.doubles().isEmpty(),
        paid + "/" + proved);
    String week = data.part("week").asText();
    String persons = total("weekly", week, "soe.persons");
    check(
        "周报按周汇总",
        "weekly report added up for its week",
        persons.equals(data.part("weekly").path("data").path("soe.persons").asText()),
        week + " " + persons);
    receipts(imap);
  }

  private void vouchers() throws IOException {
    List<JsonNode> both = rows("voucher");
    JsonNode first = send("voucher", "once", both);
    accepted("一个文件两份凭证都通过", "two vouchers in one file accepted", first);

    JsonNode twice = send("voucher", "once", List.of(both.getFirst(), both.getFirst()));
    JsonNode finding = twice.path("findings").path(0);
    check(
        "同一人两份凭证被退回，指明工作表和单元格",
        "one person twice in a file: sent back, with sheets and cells",
        twice.path("state").asText().equals("rejected")
            && finding.path("cells").size() == 1
            && finding.path("message").asText().contains("工作表"),
        finding.path("code").asText());

    ObjectNode corrected = both.getLast().deepCopy();
    ((ObjectNode) corrected.path("data")).setAll((ObjectNode) data.part("corrected").deepCopy());
    JsonNode second = send("voucher", "once", List.of(corrected));
    Set<String> counting = new HashSet<>();
    office
        .subjects(duty("voucher", "once"))
        .forEach(subject -> counting.add(subject.path("submission").asText()));
    check(
        "更正一份凭证，另一份不变",
        "one voucher corrected, the other stays",
        counting.equals(Set.of(id(first), id(second))),
        counting.size() + " 报送");
  }

  private void receipts(int imap) throws IOException {
    Set<String> wanted = new HashSet<>();
    office.sent().forEach(sent -> wanted.add(office.submission(sent).path("receipt").asText()));
    Set<String> numbers = new HashSet<>();
    boolean all =
        Waiting.until(() -> {
          numbers.addAll(ImapMailbox.numbers(imap, office.mail(unit)));
          return numbers.containsAll(wanted);
        });
    check(
        "每次报送一个回执号",
        "one receipt number for each submission",
        all && numbers.equals(wanted) && wanted.size() == office.sent().size(),
        numbers.size() + " 回执号");
  }

  private void accepted(String chinese, String english, JsonNode submission) {
    String state = submission.path("state").asText();
    check(chinese, english, state.equals("accepted"), state);
  }

  private JsonNode send(String part, String period, List<JsonNode> samples) throws IOException {
    byte[] file = office.filled(unit, form(part), samples);
    return office.send(unit, duty(part, period), part + ".xlsx", file);
  }

  private String total(String part, String period, String figure) {
    return office.totals(office.root(), form(part), period).path("totals").path(figure).asText();
  }

  /** The samples that the unit files for this part, one or more. */
  private List<JsonNode> rows(String part) {
    JsonNode given = data.part(part);
    return given.isArray()
        ? StreamSupport.stream(given.spliterator(), false).toList()
        : List.of(given);
  }

  private String duty(String part, String period) {
    return office.duty(unit, form(part), period);
  }

  private String form(String part) {
    return data.part("forms").path(part).asText();
  }

  private static String id(JsonNode submission) {
    return submission.path("submission").asText();
  }

  private void check(String chinese, String english, boolean held, String detail) {
    checks.that(data.notice(), chinese, english, held, detail);
  }
}
