package org.nuanbao.functions.simulate;

import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.receipt.Posting;
import org.nuanbao.functions.validate.Validating;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryArchives;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryCopies;
import org.nuanbao.memory.MemoryDoubles;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFactIndex;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryMailOut;
import org.nuanbao.memory.MemoryOriginals;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryReadings;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Conversion;
import org.nuanbao.register.DoubleSearch;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.HeldDoubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;

/** The stores of one history and the functions over them, wired as the container wires them. */
final class SimulatedOffice {
  static final String CAMPAIGN = "winter";
  static final String FUND = "festival-aid";

  /** Those that file; the first one may be counted under any of the nodes. */
  static final List<UnitPath> LEAVES =
      Stream.of("/city/east/mill/", "/city/east/yard/", "/city/west/dock/")
          .map(UnitPath::new)
          .toList();

  static final List<UnitPath> NODES =
      Stream.of("/city/", "/city/east/", "/city/west/").map(UnitPath::new).toList();

  final SimulatedSeason season;
  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryRollUps rollUps;
  final MemoryCampaigns campaigns;
  final MemorySubmissions submissions;
  final MemorySubjects subjects;
  final MemoryOriginals originals = new MemoryOriginals();
  final MemoryArchives archives = new MemoryArchives();
  final MemoryFigures figures = new MemoryFigures();
  final MemoryAmounts amounts;
  final MemoryMailOut mail = new MemoryMailOut();
  final MemoryKeys keys = new MemoryKeys();

  /** As workers see them. */
  final Submissions turns;

  final Amounts amountsTurns;
  final Campaigns campaignsTurns;
  final Validating validating;
  final Conversion conversion;
  final Posting posting;
  final NightRun night;

  /** As a reader sees them, at once. */
  final HeldDoubles held;

  SimulatedOffice(SimulatedSeason season, Planted planted, Handover queue) {
    this.season = season;
    rollUps = new MemoryRollUps(planted.guards());
    campaigns =
        planted.has(Slip.MOVED_WITHOUT_MARKS)
            ? new MemoryCampaigns()
            : new MemoryCampaigns(rollUps);
    open();
    submissions = new MemorySubmissions(outbox, rollUps, planted.guards());
    amounts = new MemoryAmounts(rollUps, submissions);
    MemoryReadings readings = new MemoryReadings();
    MemoryDoubles doubles = new MemoryDoubles();
    BusinessClock clock =
        machine -> planted.has(Slip.A_MILLISECOND_FAST) ? machine.plusMillis(1) : machine;
    Duties duties = new Duties(campaigns, MemoryExtensions.none());
    subjects = new MemorySubjects(submissions);
    Slips slips = new Slips(planted, submissions, subjects);
    turns = slips.submissions(Slips.turns(Submissions.class, submissions));
    amountsTurns = Slips.turns(Amounts.class, amounts);
    Readings readingsTurns = slips.readings(Slips.turns(Readings.class, readings));
    Archives archivesTurns = slips.archives(Slips.turns(Archives.class, archives));
    VersionFigures figuresTurns = slips.figures(Slips.turns(VersionFigures.class, figures));
    campaignsTurns = Slips.turns(Campaigns.class, campaigns);
    MemoryFactIndex factsStored = new MemoryFactIndex();
    Subjects subjectsTurns = slips.subjects(Slips.turns(Subjects.class, subjects));
    Counterparts counterparts =
        new Counterparts(
            campaigns, turns, subjectsTurns, Slips.turns(FactIndex.class, factsStored), keys);
    // A verdict that is remembered makes no calls, so the first one takes no turns either.
    Counterparts known = new Counterparts(campaigns, submissions, subjects, factsStored, keys);
    validating =
        new Validating(
            turns,
            Slips.turns(Originals.class, originals),
            readingsTurns,
            slips.handover(Slips.turns(Handover.class, queue)),
            campaigns,
            known,
            Slips.turns(Copies.class, new MemoryCopies()),
            clock);
    conversion =
        new Conversion(
            turns,
            subjectsTurns,
            duties,
            readingsTurns,
            keys,
            archivesTurns,
            figuresTurns,
            search(archivesTurns, doubles),
            counterparts,
            new Receipts(duties));
    posting = posting(slips, duties, clock);
    night =
        new NightRun(
            campaignsTurns,
            turns,
            subjectsTurns,
            figuresTurns,
            amountsTurns,
            slips.rollUps(Slips.turns(RollUps.class, rollUps)),
            MemoryExtensions.none());
    held = new HeldDoubles(doubles, slips.archives(archives), submissions, subjects, duties);
  }

  private Posting posting(Slips slips, Duties duties, BusinessClock clock) {
    return new Posting(
        slips.outbox(Slips.turns(Outbox.class, outbox)),
        Slips.turns(MailOut.class, mail),
        submissions,
        duties,
        clock);
  }

  private DoubleSearch search(Archives archivesTurns, Doubles doubles) {
    return new DoubleSearch(
        campaignsTurns,
        turns,
        subjects,
        archivesTurns,
        Slips.turns(Doubles.class, doubles),
        Slips.turns(KeySets.class, new MemoryKeySets()),
        1);
  }

  DutyId duty(UnitPath unit) {
    return new DutyId(CAMPAIGN, season.filing().form(), DutyId.ONCE, unit);
  }

  /** What bears a mark. */
  List<RollUps.Dirty> dirty() {
    return rollUps.dirty(CAMPAIGN, season.filing().form().value());
  }

  /** Whether a unit is counted in a node, as the tree says now. */
  boolean isIn(UnitPath node, UnitPath unit) {
    UnitPath moved = campaigns.unit(CAMPAIGN, unit).orElseThrow().under();
    UnitPath above = moved == null ? unit.parent() : moved;
    return node.equals(unit) || node.isRoot() || node.equals(above);
  }

  private void open() {
    Notice notice = season.notice();
    campaigns.publish(notice, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, notice.id(), notice.version(), season.morning()),
        Stream.concat(NODES.stream(), LEAVES.stream())
            .map(path -> new Unit(path, "样例" + path.level(), "unit@union.test", "industry"))
            .toList());
  }
}
