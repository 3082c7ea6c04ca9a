package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * 10,000 units with 55 items each, of which one in a hundred reports again: every call of a store
 * is counted, and all nodes are compared with a rebuild from nothing.
 */
class NightRunCostTest {
  private static final long SEED = Long.getLong("nuanbao.seed", 20180120L);
  private static final Instant NOON = Instant.parse("2018-01-05T04:00:00Z");
  private static final String CAMPAIGN = "winter";
  private static final List<String> ONCE = List.of(DutyId.ONCE);
  private static final int UNITS = 10_000;
  private static final int CHANGED = UNITS / 100;

  private final Random random = new Random(SEED);
  private final Example example = Example.statistics();
  private final List<Totals> samples = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<UnitPath> leaves = new ArrayList<>();
  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemoryRollUps rollUps = new MemoryRollUps();
  private final MemorySubmissions submissions = new MemorySubmissions(new MemoryOutbox(), rollUps);
  private final MemoryFigures figures = new MemoryFigures();
  private final MemoryAmounts amounts = new MemoryAmounts(rollUps, submissions);
  private final Map<String, Integer> calls = new TreeMap<>();

  @Test
  void costsWhatChangedAndEqualsTheRebuild() {
    open();
    leaves.forEach(this::file);
    int nodes = units.size();
    int whole = counted(rollUps, true).size();
    int forAll = all();
    assertThat(whole).isEqualTo(nodes);

    calls.clear();
    Collections.shuffle(leaves, random);
    leaves.subList(0, CHANGED).forEach(this::file);
    int dirty = counted(rollUps, false).size();
    int forDirty = all();

    assertThat(calls)
        .as("seed %d: %s", SEED, calls)
        .containsEntry("pointer", CHANGED)
        .containsEntry("load", CHANGED)
        .containsEntry("below", dirty - CHANGED)
        .containsEntry("save", dirty)
        .containsEntry("clear", CHANGED)
        .containsEntry("units", 1);
    assertThat(dirty).isLessThan(4 * CHANGED);
    assertThat(forDirty).isLessThan(forAll / 50);

    MemoryRollUps rebuilt = new MemoryRollUps();
    counted(rebuilt, true);
    for (Unit unit : units) {
      assertThat(find(rollUps, unit)).as("seed %d", SEED).isEqualTo(find(rebuilt, unit));
    }
  }

  private int all() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  private NodeTotal find(RollUps from, Unit unit) {
    return from.find(CAMPAIGN, example.form.id().value(), DutyId.ONCE, unit.path()).orElseThrow();
  }

  private Plan counted(RollUps to, boolean whole) {
    NightRun night =
        new NightRun(
            counted(Campaigns.class, campaigns),
            counted(Submissions.class, submissions),
            counted(Subjects.class, new MemorySubjects(submissions)),
            counted(VersionFigures.class, figures),
            counted(Amounts.class, amounts),
            counted(RollUps.class, to),
            counted(Extensions.class, MemoryExtensions.none()));
    return night.run(CAMPAIGN, example.form.id(), ONCE, whole);
  }

  /** The same store, with every call counted by its name. */
  private <T> T counted(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              calls.merge(method.getName(), 1, Integer::sum);
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Ten districts, twenty streets in each, fifty units in each street. */
  private void open() {
    example.readings().values().forEach(reading -> samples.add(example.filed(reading).totals()));
    unit("/city/");
    for (int d = 0; d < 10; d++) {
      String district = unit("/city/d" + d + "/");
      for (int s = 0; s < 20; s++) {
        String street = unit(district + "s" + s + "/");
        for (int u = 0; u < 50; u++) {
          leaves.add(new UnitPath(unit(street + "u" + u + "/")));
        }
      }
    }
    assertThat(leaves).hasSize(UNITS);
    OwedForm owed =
        new OwedForm(example.form.id(), Demand.Who.LEAVES, LocalDate.of(2018, 1, 20), true);
    campaigns.publish(
        new Notice("city-2018", "v1", "", "", List.of(example.form), List.of(owed)), "{}");
    campaigns.open(new Campaign(CAMPAIGN, "city-2018", "v1", NOON), units);
  }

  private String unit(String path) {
    units.add(new Unit(new UnitPath(path), path, ""));
    return path;
  }

  /** Another version of this unit, with other figures. */
  private void file(UnitPath unit) {
    DutyId duty = new DutyId(CAMPAIGN, example.form.id(), DutyId.ONCE, unit);
    long version = submissions.pointer(duty).lastVersion() + 1;
    SubmissionId id = new SubmissionId(unit.value().replace('/', 'x') + version);
    AnnouncedFile file = new AnnouncedFile("a.xlsx", 1, "", "");
    Submission submission = submissions.open(id, duty, file, "filler", NOON);
    Totals sample = samples.get(random.nextInt(samples.size()));
    figures.save(
        duty,
        version,
        sample.with("1.A", new BigDecimal(random.nextInt(100_000)).movePointLeft(2)));
    submissions.flip(
        submission,
        submissions.pointer(duty),
        new Pointer.Current(id, version, "hash" + version, NOON, random.nextInt(9) == 0),
        new Receipt(
            id.value(), id, duty, NOON, "", "", "", file, new Outcome.Accepted(false), List.of()));
  }
}
