package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.Reading;

/** A report as one line of JSON, complete. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /**
   * A report.
   *
   * @param values whether every value read stands in it
   */
  static String line(CheckReport report, Language language, boolean values) {
    ObjectNode line = JSON.createObjectNode();
    line.put("file", report.file());
    if (report.sample() != null) {
      line.put("sample_id", report.sample());
    }
    if (report.part() > 0) {
      line.put("part", report.part());
      line.put("sheet", report.sheet());
    }
    line.put("form", report.form() == null ? null : report.form().id().value());
    line.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    ArrayNode findings = line.putArray("findings");
    report.findings().forEach(finding -> put(findings.addObject(), finding, language));
    report.pending().forEach(line.putArray("pending")::add);
    Reading reading = values ? report.reading() : null;
    if (reading != null && report.form() != null) {
      line.set("values", ReadValues.of(report.form(), reading));
    }
    return line.toString();
  }

  private static void put(ObjectNode node, Finding finding, Language language) {
    node.put("rule", finding.rule());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    finding.refs().forEach(node.putArray("refs")::add);
    node.put("sheet", finding.sheet());
    finding.cells().forEach(node.putArray("cells")::add);
    node.put("code", finding.code());
    node.put("message", new TwoLanguages(finding.message(), finding.english()).in(language));
    if (finding.kept() != null) {
      node.put("kept", finding.kept());
    }
  }
}
