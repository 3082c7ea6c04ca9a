package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.Correction;

/** A workbook with mistakes: rejected with cells and messages, put right in the annotated copy. */
final class Rejection {
  private final Season season;
  private final Act act;

  Rejection(Season season, Act act) {
    this.season = season;
    this.act = act;
  }

  /**
   * Sends it, reads the findings, corrects the cells they name and sends that.
   *
   * @param wanted the findings that must be there: rule or code, and ref
   * @param right the right values by ref
   * @return the accepted submission
   */
  String play(String unit, byte[] wrong, Set<String> wanted, Map<String, Value> right)
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
    act.check(
        "有错的表被退回，指明单元格",
        "broken workbook rejected, with cells and messages",
        rejected.path("state").asText().equals("rejected") && told && found.containsAll(wanted),
        unit + ": " + cells.values());
    byte[] copy = season.annotated(unit, rejected.path("submission").asText());
    Map<String, Value> values = new HashMap<>();
    right.forEach((ref, value) -> values.put(cells.getOrDefault(ref, ""), value));
    String again = season.send(unit, Correction.of(copy, sheet, values));
    act.check(
        "在标注副本中改正后通过",
        "corrected in the annotated copy: accepted",
        act.state(again).equals("accepted"),
        unit);
    return again;
  }
}
