package org.nuanbao.functions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryArchives;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryClaims;
import org.nuanbao.memory.MemoryCopies;
import org.nuanbao.memory.MemoryDirectory;
import org.nuanbao.memory.MemoryDisclosures;
import org.nuanbao.memory.MemoryDoubles;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFactIndex;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryLookedFiles;
import org.nuanbao.memory.MemoryMailOut;
import org.nuanbao.memory.MemoryMailbox;
import org.nuanbao.memory.MemoryMails;
import org.nuanbao.memory.MemoryOriginals;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryReach;
import org.nuanbao.memory.MemoryReadings;
import org.nuanbao.memory.MemoryReasons;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemoryScans;
import org.nuanbao.memory.MemorySheets;
import org.nuanbao.memory.MemorySignIn;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.MemorySweeps;
import org.nuanbao.reading.Reading;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Sha256;

/** The functions' container with every port in memory, and two campaigns of the real notices. */
public final class MemoryCloud {
  public static final String SECRET = "a secret of the tests, 32 bytes or more";
  public static final Instant OPENED = Instant.parse("2017-01-03T01:00:00Z");
  public static final UnitPath ROOT = new UnitPath("/city/");
  public static final UnitPath EAST = new UnitPath("/city/east/");
  public static final UnitPath LEAF = new UnitPath("/city/east/mill/");
  public static final UnitPath OTHER = new UnitPath("/city/west/");

  public final MemoryOutbox outbox = new MemoryOutbox();
  public final MemoryRollUps rollUps = new MemoryRollUps();
  public final MemoryCampaigns campaigns = new MemoryCampaigns(rollUps);
  public final MemorySubmissions submissions = new MemorySubmissions(outbox, rollUps);
  public final MemoryClaims claims = new MemoryClaims(submissions);
  public final MemorySubjects subjects = new MemorySubjects(submissions);
  public final MemoryFactIndex facts = new MemoryFactIndex();
  public final MemoryOriginals originals = new MemoryOriginals();
  public final MemoryReadings readings = new MemoryReadings();
  public final MemoryCopies copies = new MemoryCopies();
  public final MemorySheets sheets = new MemorySheets();
  public final MemoryScans scans = new MemoryScans();
  public final MemoryLookedFiles lookedFiles = new MemoryLookedFiles();
  public final MemorySignIn signIn = new MemorySignIn();
  public final MemoryDirectory directory = new MemoryDirectory();
  public final MemoryReasons reasons = new MemoryReasons();
  public final MemoryDisclosures disclosures = new MemoryDisclosures();
  public final MemoryMailOut mail = new MemoryMailOut();
  public final MemoryMails mails = new MemoryMails(OPENED);
  public final MemoryMailbox mailbox = new MemoryMailbox();
  public final MemoryReach reach = new MemoryReach();
  public final MemoryKeys keys = new MemoryKeys();
  public final MemoryArchives archives = new MemoryArchives();
  public final MemoryDoubles doubles = new MemoryDoubles();
  public final MemoryFigures figures = new MemoryFigures();
  public final MemoryKeySets keySets = new MemoryKeySets();
  public final MemoryExtensions extensions = new MemoryExtensions(rollUps, outbox.letters());
  public final MemoryAmounts amounts = new MemoryAmounts(rollUps, submissions);
  public final List<SubmissionId> handedOver = new ArrayList<>();
  public final List<String> toldAgain = new ArrayList<>();
  public final MemorySweeps sweeps = new MemorySweeps();

  /** Where calls of these stores are to throw; set before a container is started. */
  public @Nullable Planting planting;

  /** The moment by the business clock. */
  public Instant now = OPENED;

  public final BusinessClock clock = machine -> now;

  <T> T port(Class<T> type, T target) {
    return planting == null ? target : planting.wrap(type, target);
  }

  /** A container over these stores; close it. */
  public ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder("test")
        .properties(Map.of("test.memory", true))
        .properties(properties)
        .singletons(this)
        .start();
  }

  public static String source(String notice) {
    return RuleKinds.NOTICES.sourceOf(Path.of("../notices", notice));
  }

  /** Opens a campaign of a notice over the small tree. */
  public DutyId open(String campaign, String noticeFolder, String form) {
    return open(campaign, noticeFolder, form, null, null);
  }

  /** The same with the types of {@link #LEAF} and {@link #OTHER}. */
  public DutyId open(
      String campaign,
      String noticeFolder,
      String form,
      @Nullable String leaf,
      @Nullable String other) {
    String source = source(noticeFolder);
    Notice notice = RuleKinds.NOTICES.ofSource(source);
    campaigns.publish(notice, source);
    campaigns.open(
        new Campaign(campaign, notice.id(), notice.version(), OPENED),
        List.of(
            new Unit(ROOT, "市总工会", "city@union.test"),
            new Unit(EAST, "东区总工会", "east@union.test"),
            new Unit(LEAF, "东区纺织厂工会", "mill@union.test", leaf),
            new Unit(OTHER, "西区总工会", "west@union.test", other)));
    return new DutyId(campaign, new FormId(form), DutyId.ONCE, LEAF);
  }

  /** The submission that the events speak of, opened for this file. */
  public Submission send(DutyId duty, byte[] file) {
    SubmissionId id = new SubmissionId("1515114000000-0123456789abcdef");
    AnnouncedFile announced = new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "a/b");
    submissions.open(id, duty, announced, "me", OPENED);
    originals.put(id, file);
    return submissions.find(id).orElseThrow();
  }

  /** A sample that keeps all rules. */
  public static Sample valid(String noticeFolder, String form) {
    Path path = Path.of("../notices", noticeFolder, "samples", form, "valid.json");
    try {
      return new SampleReader(
              RuleKinds.NOTICES.ofFolder(Path.of("../notices", noticeFolder)).forms())
          .read(new ObjectMapper().readTree(path.toFile()), new FormId(form))
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An accepted version with this reading, as converting leaves it. */
  public Submission accept(DutyId duty, Reading reading) {
    SubmissionId id = new SubmissionId("accepted-" + duty.key());
    submissions.open(
        id, duty, new AnnouncedFile("a.xlsx", 1, "ab".repeat(32), "a/b"), "me", OPENED);
    Submission received = submissions.received(id, OPENED);
    readings.save(id, reading);
    submissions.flip(
        received,
        submissions.pointer(duty),
        new Pointer.Current(id, received.version(), "hash", OPENED, false),
        new Receipts(new Duties(campaigns, extensions)).accepted(received, false, List.of()));
    return submissions.find(id).orElseThrow();
  }

  /** A card or voucher that counts. */
  public Submission acceptPart(DutyId duty, Reading reading) {
    SubmissionId id = new SubmissionId("part-" + duty.key());
    submissions.open(
        id, duty, new AnnouncedFile("a.xlsx", 1, "ab".repeat(32), "a/b"), "me", OPENED);
    Submission received = submissions.received(id, OPENED);
    readings.save(id, reading);
    FormDuty owed = (FormDuty) new Duties(campaigns, extensions).get(duty);
    String subject = Subject.of((Single) owed.form(), reading).orElseThrow().key(keys);
    subjects.decide(
        received,
        new Subjects.Part(subject, 1, "hash"),
        new Pointer.Current(id, received.version(), "hash", OPENED, false));
    subjects.finish(
        received,
        new Receipts(new Duties(campaigns, extensions)).accepted(received, false, List.of()));
    return submissions.find(id).orElseThrow();
  }

  public static InputStream event(String name) {
    try {
      return Files.newInputStream(Path.of("../events", name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
