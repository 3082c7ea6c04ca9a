package org.nuanbao.functions.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Mend;
import org.nuanbao.reading.Value;

/**
 * A finding as {@code check --json} prints it.
 *
 * @param rule null if the finding is about the file itself
 * @param severity {@code error} or {@code warning}
 * @param kept the sender's reason why a warning may stand; null if there is none
 * @param heading what is wrong, in a few words
 * @param stands what stands in the cell, masked
 * @param expected what should stand there, and how it comes about or where to look it up
 * @param example one complete right entry; empty if there is none to give
 * @param source where the notice says so
 */
@Serdeable
record FindingView(
    @Nullable String rule,
    String severity,
    List<String> refs,
    String sheet,
    List<String> cells,
    String code,
    String message,
    String english,
    @Nullable String kept,
    String heading,
    String stands,
    String expected,
    String example,
    String source,
    List<MendView> mends) {

  static FindingView of(Finding finding) {
    Explanation parts = finding.parts();
    return new FindingView(
        finding.rule(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.refs(),
        finding.sheet(),
        finding.cells(),
        finding.code(),
        finding.message(),
        finding.english(),
        finding.kept(),
        parts.heading(),
        parts.stands(),
        parts.expected(),
        parts.example(),
        parts.source(),
        parts.mends().stream().map(MendView::of).toList());
  }

  /**
   * A step that mends a finding.
   *
   * @param action {@code put} a number, text or day; {@code clear}; {@code make} the value in a way
   *     from another cell; or {@code ask}, because no value is certain
   * @param cell as in the finding; with its sheet if that is another, {@code #2} for a second gap
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MendView(
      String action,
      String cell,
      @Nullable BigDecimal number,
      @Nullable String text,
      @Nullable String day,
      @Nullable String way,
      @Nullable String from,
      @Nullable String why) {
    static MendView of(Mend mend) {
      return switch (mend) {
        case Mend.Put(String cell, Value value) -> put(cell, value);
        case Mend.Clear(String cell) ->
            new MendView("clear", cell, null, null, null, null, null, null);
        case Mend.Make(String cell, Mend.Way way, String from) ->
            new MendView(
                "make", cell, null, null, null, way.name().toLowerCase(Locale.ROOT), from, null);
        case Mend.Ask(String cell, String why) ->
            new MendView("ask", cell, null, null, null, null, null, why);
      };
    }

    private static MendView put(String cell, Value value) {
      return new MendView(
          "put",
          cell,
          value instanceof Value.Numeric(BigDecimal number) ? number : null,
          value instanceof Value.Text(String text) ? text : null,
          value instanceof Value.Day(LocalDate day) ? day.toString() : null,
          null,
          null,
          null);
    }
  }
}
