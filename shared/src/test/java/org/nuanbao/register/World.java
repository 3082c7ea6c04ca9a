package org.nuanbao.register;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.FormId;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.MemoryArchives;
import org.nuanbao.memory.MemoryDoubles;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFactIndex;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryReadings;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/** Everything conversion touches, in memory. */
final class World {
  static final String LI = "11010519491231002X";
  static final String WANG = "440524188001010014";
  static final String ZHAO = "34052419800101001X";

  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryRollUps rollUps = new MemoryRollUps();
  final MemorySubmissions submissions = new MemorySubmissions(outbox, rollUps);
  final MemorySubjects subjects = new MemorySubjects(submissions);
  final MemoryReadings readings = new MemoryReadings();
  final MemoryArchives archives = new MemoryArchives();
  final MemoryFigures figures = new MemoryFigures();
  final MemoryDoubles doubles = new MemoryDoubles();
  final MemoryKeySets lists = new MemoryKeySets();
  final MemoryKeys keys = new MemoryKeys();
  final MemoryFactIndex facts = new MemoryFactIndex();

  /** How many rows there must be for each list that the search for doubles reads. */
  int rowsAList = 1;

  final Campaigns campaigns;
  final Duties duties;

  World() {
    this(SampleCampaign.campaigns());
  }

  World(Campaigns campaigns) {
    this.campaigns = campaigns;
    duties = new Duties(campaigns, MemoryExtensions.none());
  }

  /** A worker that dies when the faults say so. */
  Conversion conversion(Faults faults) {
    Submissions dyingSubmissions = faults.wrap(Submissions.class, submissions);
    Archives dyingArchives = faults.wrap(Archives.class, archives);
    return new Conversion(
        dyingSubmissions,
        faults.wrap(Subjects.class, subjects),
        duties,
        faults.wrap(Readings.class, readings),
        keys,
        dyingArchives,
        faults.wrap(VersionFigures.class, figures),
        new DoubleSearch(
            campaigns,
            dyingSubmissions,
            subjects,
            dyingArchives,
            faults.wrap(Doubles.class, doubles),
            faults.wrap(KeySets.class, lists),
            rowsAList),
        new Counterparts(
            campaigns, dyingSubmissions, subjects, faults.wrap(FactIndex.class, facts), keys),
        new Receipts(duties));
  }

  Conversion conversion() {
    return conversion(new Faults(0, Faults.When.BEFORE));
  }

  /** Uploads and validates, in time. */
  Submission validated(String id, DutyId duty, Reading reading) {
    SubmissionId submission = new SubmissionId(id);
    submissions.open(
        submission, duty, SampleCampaign.file("表.xlsx"), "one", SampleCampaign.IN_TIME);
    submissions.received(submission, SampleCampaign.IN_TIME);
    readings.save(submission, reading);
    return submissions.validated(submission, Integer.toHexString(reading.body().hashCode()));
  }

  /** The same of a file of cards or vouchers. */
  Submission validated(String id, DutyId duty, List<Reading> parts, Instant at) {
    SubmissionId submission = new SubmissionId(id);
    submissions.open(submission, duty, SampleCampaign.file("表.xlsx"), "one", at);
    submissions.received(submission, at);
    readings.save(submission, parts);
    return submissions.validated(submission, ValuesHash.of(parts, List.of()));
  }

  /** Uploads, validates and converts. */
  Submission converted(String id, DutyId duty, Reading reading) {
    validated(id, duty, reading);
    conversion().convert(new SubmissionId(id));
    return submission(id);
  }

  Submission submission(String id) {
    return submissions.find(new SubmissionId(id)).orElseThrow();
  }

  PersonKey person(String number) {
    return keys.person(number);
  }

  static DutyId roster(String unit) {
    return SampleCampaign.duty(SampleCampaign.ROSTER, unit);
  }

  static DutyId statistics(String unit) {
    return SampleCampaign.duty(SampleCampaign.STATISTICS, unit);
  }

  /** A roster of these persons, 500 元 each. */
  static Reading rosterOf(String... numbers) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      lines.add(
          new Line(
              i + 1,
              i + 5,
              List.of(
                  new Value.Text("李某"),
                  new Value.Text(numbers[i]),
                  new Value.Text("6222021234567890123"),
                  new Value.Numeric(new BigDecimal("500.00")))));
    }
    return reading(SampleCampaign.ROSTER, new Body.Lines(lines, List.of("A", "B", "C", "D")));
  }

  static Reading figuresOf(int visited, int inHardship) {
    Map<String, Entry> items = new LinkedHashMap<>();
    items.put("1.A", new Entry(new Value.Numeric(BigDecimal.valueOf(visited)), "B3"));
    items.put("1.B", new Entry(new Value.Numeric(BigDecimal.valueOf(inHardship)), "B4"));
    return reading(SampleCampaign.STATISTICS, new Body.Figures(items));
  }

  private static Reading reading(FormId form, Body body) {
    return new Reading(form, "v1", "表", null, Map.of(), body);
  }
}
