package org.nuanbao.functions.simulate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.receipt.Posting;
import org.nuanbao.functions.validate.Validating;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryArchives;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryCopies;
import org.nuanbao.memory.MemoryDoubles;
import org.nuanbao.memory.MemoryFactIndex;
import org.nuanbao.memory.MemoryFigures;
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
import org.nuanbao.rollup.Figures;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.RollUps;
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
final class Office {
  static final String CAMPAIGN = "winter";
  static final String FUND = "festival-aid";
  static final Instant MORNING = Instant.parse("2017-01-10T13:00:00Z");
  static final List<UnitPath> LEAVES =
      Stream.of("/city/east/mill/", "/city/east/yard/", "/city/west/").map(UnitPath::new).toList();
  static final List<UnitPath> NODES =
      Stream.of("/city/", "/city/east/").map(UnitPath::new).toList();
  private static final MemoryCampaigns CAMPAIGNS = campaigns();

  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryRollUps rollUps = new MemoryRollUps();
  final MemorySubmissions submissions;
  final MemoryOriginals originals = new MemoryOriginals();
  final MemoryArchives archives = new MemoryArchives();
  final MemoryFigures figures = new MemoryFigures();
  final MemoryAmounts amounts;
  final MemoryMailOut mail = new MemoryMailOut();
  final MemoryKeys keys = new MemoryKeys();

  /** As workers see them. */
  final Submissions turns;

  final Amounts amountsTurns;
  final Validating validating;
  final Conversion conversion;
  final Posting posting;
  final NightRun night;

  /** As a reader sees them, at once. */
  final HeldDoubles held;

  Office(Planted planted, Handover queue) {
    submissions = new MemorySubmissions(outbox, rollUps, planted.guards());
    amounts = new MemoryAmounts(rollUps, submissions);
    MemoryReadings readings = new MemoryReadings();
    MemoryDoubles doubles = new MemoryDoubles();
    BusinessClock clock = machine -> machine;
    Duties duties = new Duties(CAMPAIGNS);
    Slips slips = new Slips(planted, submissions);
    turns = slips.submissions(Slips.turns(Submissions.class, submissions));
    amountsTurns = Slips.turns(Amounts.class, amounts);
    Readings readingsTurns = Slips.turns(Readings.class, readings);
    Archives archivesTurns = slips.archives(Slips.turns(Archives.class, archives));
    Figures figuresTurns = slips.figures(Slips.turns(Figures.class, figures));
    MemorySubjects subjectsStored = new MemorySubjects(submissions);
    MemoryFactIndex factsStored = new MemoryFactIndex();
    Subjects subjects = Slips.turns(Subjects.class, subjectsStored);
    Counterparts counterparts =
        new Counterparts(
            CAMPAIGNS, turns, subjects, Slips.turns(FactIndex.class, factsStored), keys);
    // A verdict that is remembered makes no calls, so the first one takes no turns either.
    Counterparts known =
        new Counterparts(CAMPAIGNS, submissions, subjectsStored, factsStored, keys);
    validating =
        new Validating(
            turns,
            Slips.turns(Originals.class, originals),
            readingsTurns,
            slips.handover(Slips.turns(Handover.class, queue)),
            CAMPAIGNS,
            known,
            Slips.turns(Copies.class, new MemoryCopies()),
            clock);
    conversion =
        new Conversion(
            turns,
            subjects,
            duties,
            readingsTurns,
            keys,
            archivesTurns,
            figuresTurns,
            new DoubleSearch(turns, archivesTurns, Slips.turns(Doubles.class, doubles)),
            counterparts,
            new Receipts(duties));
    posting =
        new Posting(
            slips.outbox(Slips.turns(Outbox.class, outbox)),
            Slips.turns(MailOut.class, mail),
            clock);
    night =
        new NightRun(
            CAMPAIGNS,
            turns,
            subjects,
            figuresTurns,
            amountsTurns,
            slips.rollUps(Slips.turns(RollUps.class, rollUps)),
            Extensions.none());
    held = new HeldDoubles(doubles, slips.archives(archives), submissions, duties);
  }

  static DutyId duty(UnitPath unit) {
    return new DutyId(CAMPAIGN, Paper.FORM, DutyId.ONCE, unit);
  }

  private static MemoryCampaigns campaigns() {
    MemoryCampaigns campaigns = new MemoryCampaigns();
    campaigns.publish(Paper.NOTICE, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, Paper.NOTICE.id(), Paper.NOTICE.version(), MORNING),
        Stream.concat(NODES.stream(), LEAVES.stream())
            .map(path -> new Unit(path, "样例" + path.level(), "unit@union.test"))
            .toList());
    return campaigns;
  }
}
