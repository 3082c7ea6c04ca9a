package org.nuanbao.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Item;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.local.cloud.SteppedCloud;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A city's units that all file statistics: fifty in a street, twenty streets in a district. What
 * they file goes straight into the stores, as conversion leaves it.
 */
final class CityWorld {
  private static final int A_STREET = 50;
  private static final int A_DISTRICT = 20;
  private static final String CAMPAIGN = "city";

  private final SteppedCloud cloud;
  private final Random random;
  private final Instant noon;
  private final Notice notice;
  private final Statistics form;
  private final List<Unit> units = new ArrayList<>();
  private final List<UnitPath> leaves = new ArrayList<>();

  CityWorld(SteppedCloud cloud, int filing, long seed) {
    this.cloud = cloud;
    random = new Random(seed);
    Scenario scenario = scenario();
    noon = scenario.clock();
    Path folder = Path.of("..", "notices", scenario.notice());
    notice = RuleKinds.NOTICES.ofFolder(folder);
    form = (Statistics) notice.form(new FormId(scenario.form())).orElseThrow();
    unit("/city/");
    for (int i = 0; i < filing; i++) {
      int street = i / A_STREET;
      String district = "/city/d" + street / A_DISTRICT + "/";
      if (i % (A_STREET * A_DISTRICT) == 0) {
        unit(district);
      }
      if (i % A_STREET == 0) {
        unit(district + "s" + street + "/");
      }
      leaves.add(unit(district + "s" + street + "/u" + i + "/"));
    }
    Campaigns campaigns = cloud.bean(Campaigns.class);
    campaigns.publish(notice, RuleKinds.NOTICES.sourceOf(folder));
    campaigns.open(new Campaign(CAMPAIGN, notice.id(), notice.version(), noon), units);
  }

  private static Scenario scenario() {
    try {
      return Scenario.read("statistics");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnitPath unit(String path) {
    UnitPath unit = new UnitPath(path);
    units.add(new Unit(unit, path, ""));
    return unit;
  }

  /** The number of filing units and of all units above them. */
  int nodes() {
    return units.size();
  }

  int items() {
    return form.items().size();
  }

  void fileAll() {
    leaves.forEach(this::file);
  }

  /** Lets some units report again; returns how many nodes must then be added up. */
  int fileAgain(int some) {
    Collections.shuffle(leaves, random);
    Set<UnitPath> touched = new HashSet<>();
    for (UnitPath leaf : leaves.subList(0, some)) {
      file(leaf);
      UnitPath node = leaf;
      touched.add(node);
      while (!node.isRoot()) {
        node = node.parent();
        touched.add(node);
      }
    }
    return touched.size();
  }

  private void file(UnitPath unit) {
    Submissions submissions = cloud.bean(Submissions.class);
    DutyId duty = new DutyId(CAMPAIGN, form.id(), DutyId.ONCE, unit);
    SubmissionId id = new SubmissionId(Long.toString(random.nextLong() >>> 1, 36));
    AnnouncedFile file = new AnnouncedFile("a.xlsx", 1, "0", "application/octet-stream");
    Submission opened = submissions.open(id, duty, file, "filler", noon);
    cloud.bean(VersionFigures.class).save(duty, opened.version(), figures());
    boolean late = random.nextInt(9) == 0;
    submissions.flip(
        opened,
        submissions.pointer(duty),
        new Pointer.Current(id, opened.version(), id.value(), noon, late),
        new Receipt(
            id.value(), id, duty, noon, "", "", "", file, new Outcome.Accepted(late), List.of()));
  }

  private Totals figures() {
    Totals figures = Totals.NONE;
    for (Item item : form.items()) {
      figures =
          item.type() == ValueType.YES_NO
              ? figures.with(item.ref() + (random.nextBoolean() ? "/是" : "/否"), BigDecimal.ONE)
              : figures.with(item.ref(), new BigDecimal(random.nextInt(100_000)).movePointLeft(2));
    }
    return figures;
  }

  /** Runs all steps of one night; returns how many nodes were added up. */
  int night(boolean whole) {
    String run = Long.toString(random.nextLong() >>> 1, 36);
    return cloud.night(null, CAMPAIGN, form.id().value(), null, run, whole);
  }

  /** Hashes of every node's saved totals and workbook. */
  Map<String, String> everything() {
    Map<String, String> everything = new TreeMap<>();
    for (Map<String, AttributeValue> item :
        cloud.dynamo().scanPaginator(scan -> scan.tableName("reports")).items()) {
      String pk = text(item, "pk");
      if (pk.startsWith("ROLLUP#")) {
        byte[] body = Objects.requireNonNull(item.get("body")).b().asByteArray();
        everything.put("totals of " + text(item, "sk"), Sha256.hex(body));
      }
    }
    Copies copies = cloud.bean(Copies.class);
    for (Unit unit : units) {
      String key = NodeWorkbooks.key(CAMPAIGN, form.id().value(), DutyId.ONCE, unit.path());
      everything.put("workbook of " + unit.path(), Sha256.hex(copies.read(key).orElseThrow()));
    }
    return everything;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }
}
