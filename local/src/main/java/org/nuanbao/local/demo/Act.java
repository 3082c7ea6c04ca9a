package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.Correction;

/** The steps that two parts share: open, upload, compare totals, count receipts. */
final class Act {
  /** How many clients upload at once. */
  private static final int CLIENTS = 4;

  private final Season season;
  private final Checks checks;

  Act(Season season, Checks checks) {
    this.season = season;
    this.checks = checks;
  }

  void check(String chinese, String english, boolean held, String detail) {
    checks.that(season.scenario().notice(), chinese, english, held, detail);
  }

  void open() {
    int units = season.open().path("units").asInt();
    int duties = season.duties().size();
    boolean held =
        units == season.scenario().units().size() && duties == season.scenario().leaves().size();
    check("发布通知、开始报送", "notice published, campaign opened", held, duties + "/" + units);
    int listed = season.list();
    check("单位和联系人入名单", "units and contacts listed", listed == units, listed + "/" + units);
  }

  void templates(Collection<String> units) {
    long whole =
        units.stream()
            .map(season::template)
            .filter(file -> file.length > 0 && file[0] == 'P')
            .count();
    check("生成空白表", "templates generated", whole == units.size(), Long.toString(whole));
  }

  /** Uploads the units' own data with several clients at once; returns each unit's submission. */
  Map<String, String> upload(Collection<String> units) throws IOException {
    Map<String, Future<String>> uploads = new LinkedHashMap<>();
    Map<String, String> submissions = new LinkedHashMap<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (String unit : units) {
        uploads.put(
            unit,
            clients.submit(
                () -> season.send(unit, season.filled(unit, season.scenario().sample(unit)))));
      }
      for (Map.Entry<String, Future<String>> upload : uploads.entrySet()) {
        submissions.put(upload.getKey(), upload.getValue().get());
      }
    } catch (ExecutionException e) {
      throw new IOException("upload failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return submissions;
  }

  void accepted(String chinese, String english, Collection<String> submissions) throws IOException {
    int accepted = 0;
    for (String submission : submissions) {
      accepted += state(submission).equals("accepted") ? 1 : 0;
    }
    check(chinese, english, accepted == submissions.size(), accepted + "/" + submissions.size());
  }

  String state(String submission) throws IOException {
    return season.outcome(submission).path("state").asText();
  }

  /** Checks every node's totals against the expected ones, and how many units reported. */
  void totals(String part, int reported, Set<String> missing, Set<String> late) {
    Map<String, JsonNode> expected = season.scenario().expected(part);
    List<String> wrong = new ArrayList<>();
    expected.forEach((node, totals) ->
        Scenario.differences(totals, season.totals(node).path("totals"))
            .forEach(difference -> wrong.add(node + difference)));
    check(
        "各级汇总与另行计算的结果一致",
        "totals equal those computed by another program",
        wrong.isEmpty(),
        wrong.isEmpty()
            ? expected.size() + " nodes"
            : wrong.getFirst() + " (" + wrong.size() + ")");
    JsonNode top = season.totals(season.root());
    boolean complete =
        top.path("reported").asInt() == reported
            && top.path("expected").asInt() == season.scenario().leaves().size()
            && names(top.path("missing")).equals(missing)
            && names(top.path("late")).equals(late);
    check(
        "已报、应报、未报、迟报",
        "reported, expected, missing, late",
        complete,
        "%d/%d, 未报 %s, 迟报 %s"
            .formatted(
                top.path("reported").asInt(),
                top.path("expected").asInt(),
                names(top.path("missing")),
                names(top.path("late"))));
  }

  /** Checks that the official workbook of each node can be fetched. */
  void workbooks() {
    Collection<String> nodes = season.scenario().units().keySet();
    long whole =
        nodes.stream()
            .map(season::workbook)
            .filter(file -> file.length > 0 && file[0] == 'P')
            .count();
    check("各级汇总表可下载", "official workbooks ready", whole == nodes.size(), Long.toString(whole));
  }

  /** Checks that each submission got its own receipt number and no mail holds personal data. */
  void receipts(int imap, Set<String> personal) throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (String submission : season.sent()) {
      wanted.add(season.outcome(submission).path("receipt").asText());
    }
    List<ImapMailbox.Mail> mails = new ArrayList<>();
    boolean all =
        Waiting.until(() -> {
          mails.clear();
          mails.addAll(mails(imap));
          return numbers(mails).containsAll(wanted);
        });
    check(
        "每次报送一个回执号",
        "one receipt number for each submission",
        all && numbers(mails).equals(wanted) && wanted.size() == season.sent().size(),
        "%d 报送, %d 回执号, %d 封".formatted(season.sent().size(), numbers(mails).size(), mails.size()));
    long telling =
        mails.stream().filter(mail -> personal.stream().anyMatch(mail.text()::contains)).count();
    check("回执中没有个人信息", "no personal data in the mails", telling == 0, Long.toString(telling));
  }

  private List<ImapMailbox.Mail> mails(int imap) {
    return season.scenario().leaves().parallelStream()
        .flatMap(unit -> {
          try {
            return ImapMailbox.read(imap, season.mail(unit)).stream();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .toList();
  }

  private static Set<String> numbers(List<ImapMailbox.Mail> mails) {
    Set<String> numbers = new TreeSet<>();
    mails.stream()
        .map(ImapMailbox.Mail::number)
        .filter(number -> number.startsWith("NB"))
        .forEach(numbers::add);
    return numbers;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  /**
   * Sends a workbook with mistakes, reads the findings, corrects the cells they name in the
   * annotated copy, and sends that copy.
   *
   * @param wanted the findings that must be there: rule or code, and ref
   * @param right the right values by ref
   * @return the accepted submission
   */
  String rejection(String unit, byte[] wrong, Set<String> wanted, Map<String, Value> right)
      throws IOException {
    JsonNode rejected = season.outcome(season.send(unit, wrong));
    Set<String> found = new TreeSet<>();
    Map<String, String> cells = new HashMap<>();
    String sheet = "";
    boolean told = true;
    for (JsonNode finding : rejected.path("findings")) {
      String kind = finding.path(finding.path("rule").isTextual() ? "rule" : "code").asText();
      for (int i = 0; i < finding.path("refs").size(); i++) {
        String ref = finding.path("refs").path(i).asText();
        found.add(kind + " " + ref);
        cells.put(ref, finding.path("cells").path(i).asText());
      }
      told &= !finding.path("message").asText().isBlank();
      sheet = finding.path("sheet").asText();
    }
    check(
        "有错的表被退回，指明单元格",
        "broken workbook rejected, with cells and messages",
        rejected.path("state").asText().equals("rejected") && told && found.containsAll(wanted),
        unit + ": " + cells.values());
    byte[] copy = season.annotated(unit, rejected.path("submission").asText());
    Map<String, Value> values = new HashMap<>();
    right.forEach((ref, value) -> values.put(cells.getOrDefault(ref, ""), value));
    String again = season.send(unit, Correction.of(copy, sheet, values));
    check(
        "在标注副本中改正后通过",
        "corrected in the annotated copy: accepted",
        state(again).equals("accepted"),
        unit);
    return again;
  }
}
