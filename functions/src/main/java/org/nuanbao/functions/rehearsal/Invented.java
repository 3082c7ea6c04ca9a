package org.nuanbao.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Things that never existed, to rehearse with: nobody's submission, its receipt, and a notice. */
public final class Invented {
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final AnnouncedFile FILE =
      new AnnouncedFile("表.xlsx", 1, "0".repeat(64), "application/octet-stream");

  /** A campaign that nobody opens. */
  public static final String CAMPAIGN = "rehearsal";

  public static final SubmissionId ID = new SubmissionId("0000000000000-rehearsal");
  public static final DutyId DUTY =
      new DutyId(CAMPAIGN, new FormId("rehearsal-1"), DutyId.ONCE, new UnitPath("/rehearsal/"));

  private Invented() {}

  public static Submission submission(Submission.State state, @Nullable Instant received) {
    return new Submission(ID, DUTY, 1, FILE, "nobody", state, LONG_AGO, received, null, null);
  }

  public static Receipt receipt() {
    return new Receipt(
        Receipt.numberOf(ID, LONG_AGO),
        ID,
        DUTY,
        LONG_AGO,
        "样例",
        "样例",
        "nobody@example.org",
        FILE,
        new Outcome.Rejected(),
        List.of("样例"));
  }

  /** A notice with a statistics form and a roster: as it was published. */
  public static Notice notice() {
    return RuleKinds.NOTICES.ofSource(source());
  }

  static String source() {
    try (InputStream in =
        Objects.requireNonNull(Invented.class.getResourceAsStream("notice.json"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
