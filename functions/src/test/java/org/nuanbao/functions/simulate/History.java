package org.nuanbao.functions.simulate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Money;

/**
 * One history: a few days of a few units, all from one seed. What happens next is drawn: a client
 * begins, an event is delivered, a worker makes its next call, time passes.
 */
final class History {
  private static final int AT_ONCE = 3;
  private static final int MOST_STEPS = 20_000;

  /** Something that waits to be done, and comes again until it was. */
  private record Event(String name, Instant due, Task task) {}

  /** What a worker does; again from the start where it failed. */
  private interface Task {
    void run();
  }

  private static final int SECONDS_BEFORE_THE_DEADLINE = 1_800;

  private final Random random;
  private final Planted planted;
  private final SimulatedOffice office;
  private final Model model;
  private final List<Event> waiting = new ArrayList<>();
  private final Map<Worker, Event> running = new LinkedHashMap<>();
  private final Map<Worker, SubmissionId> words = new LinkedHashMap<>();
  private final int chaos;
  private final int percentRefused;
  private final SimulatedSeason season;
  private Instant now;
  private int steps;
  private int ids;
  private int receipts;

  History(long seed, Planted planted) {
    // Seeds side by side would begin with nearly the same draws.
    random = new Random(new SplittableRandom(seed).nextLong());
    this.planted = planted;
    season = SimulatedSeason.ALL.get(random.nextInt(SimulatedSeason.ALL.size()));
    now = season.morning();
    office = new SimulatedOffice(season, planted, id -> again("convert " + id, () -> convert(id)));
    model = new Model(office);
    chaos = random.nextInt(600);
    percentRefused = List.of(1, 3, 10).get(random.nextInt(3));
    int uploads = 2 + random.nextInt(7);
    for (int i = 0; i < uploads; i++) {
      UnitPath unit = SimulatedOffice.LEAVES.get(random.nextInt(random.nextBoolean() ? 1 : 3));
      SimulatedPaper paper = SimulatedPaper.drawn(season.filing(), random);
      event("upload", hours(3), () -> upload(unit, paper));
    }
    for (int i = season.filing() == SimulatedFiling.ROSTER ? random.nextInt(4) : 0; i > 0; i--) {
      UnitPath unit = SimulatedOffice.LEAVES.get(random.nextInt(random.nextBoolean() ? 1 : 3));
      event("amounts", hours(4), () -> amounts(unit));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      again("night", hours(5), this::night);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      UnitPath under = SimulatedOffice.NODES.get(random.nextInt(SimulatedOffice.NODES.size()));
      event("move", hours(5), () -> move(under));
    }
  }

  /**
   * Plays it.
   *
   * @throws Violation of a promise
   */
  void play() {
    try {
      goOn();
    } finally {
      running.keySet().forEach(Worker::kill);
    }
    night();
    model.end();
  }

  private void goOn() {
    while (!waiting.isEmpty() || !running.isEmpty()) {
      Violation.unless(++steps < MOST_STEPS, "no end", waiting);
      boolean due = waiting.stream().anyMatch(event -> !event.due.isAfter(now));
      if (!running.isEmpty() && (random.nextInt(4) > 0 || !due || running.size() == AT_ONCE)) {
        step(List.copyOf(running.keySet()).get(random.nextInt(running.size())));
      } else if (due) {
        start();
      } else {
        now = waiting.stream().map(Event::due).min(Instant::compareTo).orElse(now);
      }
      if (random.nextInt(40) == 0) {
        now = now.plus(hours(1));
      }
      posted();
    }
  }

  private void start() {
    List<Event> due = waiting.stream().filter(event -> !event.due.isAfter(now)).toList();
    Event event = due.get(random.nextInt(due.size()));
    waiting.remove(event);
    running.put(new Worker(event.name, event.task::run), event);
  }

  private void step(Worker worker) {
    worker.step(fate());
    model.look(words.get(worker));
    if (worker.hasEnded()) {
      Event event = Objects.requireNonNull(running.remove(worker));
      words.remove(worker);
      boolean failed = worker.failure() != null;
      if (worker.failure() instanceof Violation violation) {
        throw violation;
      }
      boolean lost = planted.has(Slip.ACKNOWLEDGED_BEFORE_DONE) && event.name.startsWith("convert");
      // What was done comes again too, now and then: its acknowledgement was dropped.
      if (failed ? !lost : stormy() && isMessage(event) && random.nextInt(10) == 0) {
        waiting.add(new Event(event.name, now.plus(hours(1)), event.task));
      }
    }
  }

  private static boolean isMessage(Event event) {
    return event.name.startsWith("validate")
        || event.name.startsWith("convert")
        || event.name.startsWith("receipt");
  }

  private boolean stormy() {
    return steps < chaos;
  }

  private Worker.Fate fate() {
    if (!stormy()) {
      return Worker.Fate.DONE;
    }
    int drawn = random.nextInt(200);
    if (drawn < 2 * percentRefused) {
      return Worker.Fate.REFUSED;
    }
    return switch (drawn) {
      case 190, 191, 192 -> Worker.Fate.ANSWER_LOST;
      case 193, 194, 195 -> Worker.Fate.KILLED_BEFORE;
      case 196, 197, 198 -> Worker.Fate.KILLED_AFTER;
      default -> Worker.Fate.DONE;
    };
  }

  /** The stream tells of each receipt that is new, once or twice; a reviewer may look at once. */
  private void posted() {
    for (; receipts < office.outbox.all().size(); receipts++) {
      Receipt receipt = office.outbox.all().get(receipts);
      again("receipt", () -> office.posting.send(receipt.submission()));
      UnitPath unit = receipt.duty().unit();
      switch (random.nextInt(8)) {
        case 0 -> event("approve", soon(), () -> word(unit, Pointer.Standing.APPROVED));
        case 1 -> event("return", soon(), () -> word(unit, Pointer.Standing.RETURNED));
        case 2 -> {
          event("approve", Duration.ZERO, () -> word(unit, Pointer.Standing.APPROVED));
          event("return", soon(), () -> word(unit, Pointer.Standing.RETURNED));
        }
        case 3 -> again("night", Duration.ZERO, this::night);
        default -> {}
      }
    }
  }

  private Duration soon() {
    return random.nextBoolean() ? Duration.ZERO : hours(2);
  }

  /** Delivered at least once. */
  private void again(String name, Task task) {
    event(name, Duration.ZERO, task);
    if (random.nextInt(5) == 0) {
      event(name, hours(1), task);
    }
  }

  /** Half of the time two of them begin at once, or while the first is under way. */
  private void again(String name, Duration delay, Task task) {
    event(name, delay, task);
    if (random.nextBoolean()) {
      event(name, random.nextBoolean() ? delay : delay.plus(hours(1)), task);
    }
  }

  private void event(String name, Duration delay, Task task) {
    waiting.add(new Event(name, now.plus(delay), task));
  }

  private Duration hours(int most) {
    return Duration.ofSeconds(random.nextInt(most * 3_600));
  }

  private void upload(UnitPath unit, SimulatedPaper paper) {
    DutyId duty = office.duty(unit);
    byte[] file = paper.file(unit);
    if (office.turns.pointer(duty).standing() == Pointer.Standing.APPROVED) {
      return;
    }
    SubmissionId id = new SubmissionId("%s-%04d".formatted(now.toEpochMilli(), ids++));
    Submission opened;
    try {
      opened = office.turns.open(id, duty, SimulatedPaper.announced(file), "me", now);
    } finally {
      model.begun(id);
    }
    if (random.nextInt(12) > 0) {
      event("put " + id, hours(1), () -> put(opened, file, paper));
    }
  }

  /** The client's PUT, which S3 tells of. */
  private void put(Submission opened, byte[] file, SimulatedPaper paper) {
    office.originals.put(opened.id(), file);
    Instant complete = complete();
    model.acknowledged(opened, paper, complete);
    String key = SimulatedOffice.CAMPAIGN + "/" + opened.id();
    String name = "validate " + opened.id();
    event(name, hours(1), () -> office.validating.validate(key, complete));
    if (random.nextInt(4) == 0) {
      // Sent again it bears the object's own moment, which S3 tells to the second.
      Instant told = complete.truncatedTo(ChronoUnit.SECONDS);
      event(name, hours(1), () -> office.validating.validate(key, told));
    }
  }

  /** Where the deadline is near, often a millisecond before it, on it or after it. */
  private Instant complete() {
    Duration left = Duration.between(now, season.deadline());
    if (!left.isNegative()
        && left.toSeconds() < SECONDS_BEFORE_THE_DEADLINE
        && random.nextInt(3) > 0) {
      now = season.deadline().plusMillis(random.nextInt(3) - 1);
      return now;
    }
    return now.plusMillis(1 + random.nextInt(998));
  }

  private void move(UnitPath under) {
    office.campaignsTurns.move(
        SimulatedOffice.CAMPAIGN, SimulatedOffice.LEAVES.getFirst(), under, "officer", now);
  }

  private void convert(SubmissionId id) {
    boolean ended =
        planted.has(Slip.DOUBLES_LOOKED_FOR_ONCE)
            && office.submissions.find(id).orElseThrow().state() == State.ACCEPTED;
    if (!ended) {
      office.conversion.convert(id);
    }
  }

  private void word(UnitPath unit, Pointer.Standing standing) {
    DutyId duty = office.duty(unit);
    Pointer.Current seen = office.turns.pointer(duty).current();
    if (seen == null) {
      return;
    }
    running.keySet().stream()
        .filter(Worker::isMe)
        .forEach(worker -> words.put(worker, seen.submission()));
    if (standing == Pointer.Standing.APPROVED) {
      office.turns.approve(duty, seen.submission(), "reviewer", now);
    } else {
      office.turns.giveBack(duty, seen.submission(), "reviewer", now);
    }
  }

  private void amounts(UnitPath unit) {
    List<Amounts.Amount> set = new ArrayList<>();
    for (int person = 0; person < SimulatedFiling.PERSONS; person++) {
      long yuan = 100L * (1 + random.nextInt(9));
      set.add(
          new Amounts.Amount(
              office.keys.person(SimulatedFiling.number(person)),
              Money.yuan(BigDecimal.valueOf(yuan))));
    }
    office.amountsTurns.set(office.duty(unit), SimulatedOffice.FUND, set, "reviewer", now);
  }

  private void night() {
    office.night.run(SimulatedOffice.CAMPAIGN, season.filing().form(), List.of(DutyId.ONCE), false);
  }
}
