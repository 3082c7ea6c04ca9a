package org.nuanbao.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Reading;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.TemplateWriter;

/** Things that never existed, to rehearse with: nobody's submission and receipt, and workbooks. */
public final class Invented {
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final AnnouncedFile FILE =
      new AnnouncedFile("表.xlsx", 1, "0".repeat(64), "application/octet-stream");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** A campaign that nobody opens. */
  public static final String CAMPAIGN = "rehearsal";

  public static final SubmissionId ID = new SubmissionId("0000000000000-rehearsal");
  public static final DutyId DUTY =
      new DutyId(CAMPAIGN, new FormId("rehearsal-1"), DutyId.ONCE, new UnitPath("/rehearsal/"));

  /** A workbook and the form that it is one of. */
  public record Workbook(Form form, Bytes file) {}

  private Invented() {}

  /** A submission that waits for its file. */
  public static Submission submission() {
    return new Submission(
        ID, DUTY, 1, FILE, "nobody", Submission.State.AWAITING, LONG_AGO, null, null, null);
  }

  /** An error and a warning. */
  static CheckResult found() {
    return new CheckResult(
        Stream.of(Severity.ERROR, Severity.WARNING)
            .map(it ->
                new Finding(null, it, List.of(), "样例", List.of("A1"), "SAMPLE", "样例", "a sample"))
            .toList(),
        List.of());
  }

  static Receipt receipt(Submission of) {
    return new Receipt(
        Receipt.numberOf(of.id(), LONG_AGO),
        of.id(),
        of.duty(),
        LONG_AGO,
        "样例",
        "样例",
        "nobody@example.org",
        FILE,
        new Outcome.Rejected(),
        List.of("样例"));
  }

  /**
   * The notices' sources as they were published: one of a card and a roster, one of a statistics
   * form and a roster.
   */
  static List<String> sources() {
    return List.of(text("persons.json"), text("figures.json"));
  }

  /** Statistics without a fault, the same with one, and each form's blank, which has many. */
  public static List<Workbook> workbooks() {
    List<Form> forms =
        sources().stream()
            .map(RuleKinds.NOTICES::ofSource)
            .map(Notice::forms)
            .flatMap(List::stream)
            .toList();
    return Stream.concat(
            Stream.of(statistics(forms, false), statistics(forms, true)),
            forms.stream()
                .map(form ->
                    new Workbook(form, new Bytes(TemplateWriter.blank(form, Mark.of(form))))))
        .toList();
  }

  /** The sample of statistics, as it is or with its first figure below nought. */
  private static Workbook statistics(List<Form> forms, boolean broken) {
    try {
      ObjectNode sample = (ObjectNode) JSON.readTree(text("statistics.json"));
      ObjectNode data = (ObjectNode) sample.path("data");
      if (broken) {
        data.put(data.fieldNames().next(), -1);
      }
      FormId id = new FormId(sample.path("form").asText());
      Form form = forms.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
      Reading reading = new SampleReader(List.of(form)).read(sample, id).getFirst().raw();
      return new Workbook(form, new Bytes(Filler.fill(form, reading, Mark.of(form))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Invented.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
