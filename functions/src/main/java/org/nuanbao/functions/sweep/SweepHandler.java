package org.nuanbao.functions.sweep;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.functions.EventFunction;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.letter.Reminding;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweep;
import org.nuanbao.submission.Sweeps.SweepReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sweep, on a schedule. The event may say {@code atOnce}: nothing is on its way, so young
 * items are sent on again too. The answer and the log line say what was done.
 */
public class SweepHandler extends EventFunction<Map<String, Object>, Map<String, Object>> {
  private static final Logger LOG = LoggerFactory.getLogger(SweepHandler.class);
  private static final Argument<Map<String, Object>> MAP =
      Argument.mapOf(String.class, Object.class);

  @Inject Submissions submissions;
  @Inject Sweep sweep;
  @Inject Reminding reminding;
  @Inject BusinessClock clock;
  @Inject ObjectMapper json;

  public SweepHandler() {}

  public SweepHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public Map<String, Object> execute(Map<String, Object> event) {
    Instant now = Instant.now();
    SweepReport swept = sweep.run(now, clock.at(now), Boolean.TRUE.equals(event.get("atOnce")));
    int reminders = reminding.run(clock.at(now));
    if (!swept.withoutRecord().isEmpty() || !swept.withoutOriginal().isEmpty()) {
      Measures.count("Unmatched");
    }
    try {
      Map<String, Object> said = said(swept, json);
      said.put("reminders", reminders);
      LOG.info("swept {}", json.writeValueAsString(said));
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer: the counts, and what does not match. */
  static Map<String, Object> said(SweepReport swept, ObjectMapper json) throws IOException {
    Map<String, Object> said =
        requireNonNull(json.readValue(json.writeValueAsString(swept.counts()), MAP));
    said.put("withoutRecord", swept.withoutRecord());
    said.put("withoutOriginal", swept.withoutOriginal());
    return said;
  }

  @Override
  protected Map<String, Object> event(Map<String, @Nullable Object> json) {
    return withoutNulls(json);
  }

  @Override
  protected Object json(Map<String, Object> answer) {
    return answer;
  }

  @Override
  protected void rehearse() {
    submissions.find(Invented.ID);
  }
}
