package org.nuanbao.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Money;

/** Twelve units of a roster over stores in memory, and the night run over them. */
abstract class NightWorld {
  static final Instant NOON = Instant.parse("2017-01-05T04:00:00Z");
  static final String CAMPAIGN = "winter";
  static final Value YES = new Value.Text("是");
  static final List<String> ONCE = List.of(DutyId.ONCE);

  final Example example = Example.roster();
  Instant clock = NOON;
  final MemoryKeys keys = new MemoryKeys();
  final MemoryRollUps rollUps = new MemoryRollUps();
  final MemoryCampaigns campaigns = new MemoryCampaigns(rollUps);
  final MemorySubmissions submissions = new MemorySubmissions(new MemoryOutbox(), rollUps);
  final MemoryExtensions extensions = new MemoryExtensions(rollUps);
  final MemoryFigures figures = new MemoryFigures();
  final MemoryAmounts amounts = new MemoryAmounts(rollUps, submissions);
  final MemorySubjects subjects = new MemorySubjects(submissions);
  final NightRun night =
      new NightRun(campaigns, submissions, subjects, figures, amounts, rollUps, extensions);

  NightWorld() {
    OwedForm owed =
        new OwedForm(example.form.id(), Demand.Who.LEAVES, LocalDate.of(2017, 1, 10), true);
    Notice notice = new Notice("city-2017", "v1", "", "", List.of(example.form), List.of(owed));
    campaigns.publish(notice, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, "city-2017", "v1", NOON),
        example.tree.upwards().stream().map(example.tree::unit).toList());
  }

  Plan plan() {
    return night.plan(CAMPAIGN, example.form.id(), ONCE, false);
  }

  void add(Plan plan, List<Work> level) {
    night.level(CAMPAIGN, example.form.id(), plan.run(), level);
  }

  Plan run() {
    return night.run(CAMPAIGN, example.form.id(), ONCE, false);
  }

  NodeTotal total(String path) {
    return rollUps
        .find(CAMPAIGN, example.form.id().value(), DutyId.ONCE, new UnitPath(path))
        .orElseThrow();
  }

  String lines() {
    return example.tree.upwards().stream()
        .map(path -> TotalsJson.line(total(path.value()), example.tree))
        .collect(Collectors.joining("\n"));
  }

  void everyoneFiles() {
    everyoneFilesBut("");
  }

  void everyoneFilesBut(String absent) {
    example.json.path("unit_data").properties().stream()
        .filter(unit -> !unit.getKey().equals(absent))
        .forEach(unit -> {
          file(unit.getKey(), unit.getValue());
          pay(unit.getKey(), unit.getValue(), null);
        });
  }

  /** What each row says, or the same for all. */
  void pay(String unit, JsonNode rows, @Nullable Money each) {
    List<Amounts.Amount> paid = new ArrayList<>();
    rows.forEach(row ->
        paid.add(
            new Amounts.Amount(
                keys.person(row.path("id_no").asText()),
                each == null ? Money.yuan(row.path("amount").decimalValue()) : each)));
    amounts.set(duty(unit), "fund", paid, "reviewer", clock);
  }

  void file(String unit, JsonNode data) {
    file(unit, data, Map.of(), false);
  }

  void file(String unit, JsonNode data, boolean late) {
    file(unit, data, Map.of(), late);
  }

  void file(String unit, JsonNode data, Map<String, Entry> fields, boolean late) {
    Reading rows = example.withoutAmounts(data);
    Reading reading =
        new Reading(rows.form(), rows.version(), rows.sheet(), rows.unit(), fields, rows.body());
    DutyId duty = duty(unit);
    long next = submissions.pointer(duty).lastVersion() + 1;
    SubmissionId id = new SubmissionId(duty.unit().value().replace('/', 'x') + next);
    AnnouncedFile file = new AnnouncedFile("a.xlsx", 1, "", "");
    Submission submission = submissions.open(id, duty, file, "filler", NOON);
    figures.save(duty, submission.version(), Tally.of(example.form, reading, keys));
    Receipt receipt =
        new Receipt(
            id.value(),
            id,
            duty,
            clock,
            "",
            unit,
            "",
            file,
            new Outcome.Accepted(false),
            List.of());
    submissions.flip(
        submission,
        submissions.pointer(submission.duty()),
        new Pointer.Current(id, submission.version(), "hash" + next, NOON, late),
        receipt);
  }

  DutyId duty(String unit) {
    return new DutyId(CAMPAIGN, example.form.id(), DutyId.ONCE, example.path(unit));
  }
}
