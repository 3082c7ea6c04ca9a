package org.nuanbao.functions.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.kind.RuleKinds;

/**
 * What is asked for, and until when: a real notice, its last day put on a day of any kind.
 *
 * @param morning when a history begins
 * @param deadline the first moment that is too late
 */
record SimulatedSeason(SimulatedFiling filing, Notice notice, Instant morning, Instant deadline) {
  /** An ordinary day, the year's last one, a leap day, and the day before one. */
  static final List<SimulatedSeason> ALL =
      Stream.of("2017-01-10", "2016-12-31", "2020-02-29", "2024-02-28")
          .map(LocalDate::parse)
          .flatMap(day -> Stream.of(SimulatedFiling.values()).map(filing -> of(filing, day)))
          .toList();

  private static SimulatedSeason of(SimulatedFiling filing, LocalDate last) {
    // In Shanghai, eight hours ahead of Greenwich all year.
    Instant deadline = Instant.parse(last + "T16:00:00Z");
    return new SimulatedSeason(
        filing, notice(filing, last), Instant.parse(last + "T13:00:00Z"), deadline);
  }

  private static Notice notice(SimulatedFiling filing, LocalDate last) {
    try {
      JsonNode source = new ObjectMapper().readTree(RuleKinds.NOTICES.sourceOf(filing.folder()));
      for (JsonNode owed : source.path("notice").path("owed")) {
        if (owed.path("form").asText().equals(filing.form().value())) {
          ((ObjectNode) owed).put("due", last.toString());
        }
      }
      return RuleKinds.NOTICES.ofSource(source.toString());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  boolean isLate(Instant complete) {
    return !complete.isBefore(deadline);
  }

  @Override
  public String toString() {
    return filing + " until " + deadline;
  }
}
