package org.nuanbao.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFactIndex;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.PersonKey;

/** A roster and the cards of its persons, in whatever order they come. */
class CounterpartsTest {
  private static final Instant NOON = Instant.parse("2017-01-05T04:00:00Z");
  private static final Notice NOTICE =
      RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("henan-2017"));
  private static final FormId CARD = new FormId("henan-2017-1");
  private static final FormId ROSTER = new FormId("henan-2017-2");
  private static final String ON_ROSTER = "henan-2017-1.R11";
  private static final String HAS_CARD = "henan-2017-2.R12";
  private static final String LI = "11010519491231002X";
  private static final String WANG = "440524188001010014";

  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemorySubmissions submissions =
      new MemorySubmissions(new MemoryOutbox(), new MemoryRollUps());
  private final MemorySubjects subjects = new MemorySubjects(submissions);
  private final MemoryFactIndex index = new MemoryFactIndex();
  private final MemoryKeys keys = new MemoryKeys();
  private final Counterparts counterparts =
      new Counterparts(campaigns, submissions, subjects, index, keys);

  CounterpartsTest() {
    campaigns.publish(NOTICE, "{}");
    campaigns.open(
        new Campaign("winter", NOTICE.id(), NOTICE.version(), NOON),
        List.of(
            new Unit(new UnitPath("/city/"), "工委", "city@example.org"),
            new Unit(new UnitPath("/city/a/"), "甲单位", "a@example.org"),
            new Unit(new UnitPath("/city/b/"), "乙单位", "b@example.org")));
  }

  @Test
  void aRuleWhoseCounterpartIsNotThereYetIsPending() {
    assertThat(pending(CARD, card("李某", "甲厂"))).contains(ON_ROSTER);
    assertThat(pending(ROSTER, roster("李某", LI, "甲厂"))).contains(HAS_CARD);
  }

  @Test
  void aCardFindsItsRosterRowOfTheSameUnit() {
    fileRoster("a", roster("李某", LI, "甲厂", "王某", WANG, "甲厂"));

    assertThat(broken(CARD, card("李 某", "甲 厂"))).isEmpty();
    assertThat(pending(CARD, card("李某", "甲厂"))).doesNotContain(ON_ROSTER);
    assertThat(broken(CARD, card("李某", "乙厂"))).contains(ON_ROSTER);
    assertThat(broken(CARD, card("赵某", "甲厂"))).contains(ON_ROSTER);
  }

  @Test
  void anotherUnitsRosterTellsNothing() {
    fileRoster("b", roster("李某", LI, "甲厂"));

    assertThat(pending(CARD, card("李某", "甲厂"))).contains(ON_ROSTER);
  }

  @Test
  void twoRowsOfOneNameAndEmployerAreNotOne() {
    fileRoster("a", roster("李某", LI, "甲厂", "李某", WANG, "甲厂"));

    assertThat(broken(CARD, card("李某", "甲厂"))).contains(ON_ROSTER);
    assertThat(person(card("李某", "甲厂"))).isEmpty();
  }

  @Test
  void aCardWithoutANumberIsJoinedToTheOnePersonOfItsNameAndEmployer() {
    assertThat(person(card("李某", "甲厂"))).isEmpty();
    fileRoster("a", roster("李某", LI, "甲厂", "李某", WANG, "乙厂"));

    assertThat(person(card("李某", "甲厂"))).contains(keys.person(LI));
  }

  @Test
  void onlyTheRostersCurrentVersionCounts() {
    fileRoster("a", roster("李某", LI, "甲厂"));
    fileRoster("a", roster("王某", WANG, "甲厂"));

    assertThat(broken(CARD, card("李某", "甲厂"))).contains(ON_ROSTER);
    assertThat(broken(CARD, card("王某", "甲厂"))).isEmpty();
  }

  @Test
  void cardsComeOneByOneAndTheRosterWaitsForTheLast() {
    Reading roster = roster("李某", LI, "甲厂", "王某", WANG, "甲厂");
    fileCard("a", card("李某", "甲厂"));
    assertThat(pending(ROSTER, roster)).contains(HAS_CARD);
    assertThat(broken(ROSTER, roster)).isEmpty();

    fileCard("a", card("王某", "甲厂"));
    assertThat(pending(ROSTER, roster)).doesNotContain(HAS_CARD);
    assertThat(broken(ROSTER, roster)).isEmpty();
  }

  @Test
  void cardsThatAreJudgedTogetherReadTheirRosterOnce() {
    fileRoster("a", roster("李某", LI, "甲厂", "王某", WANG, "甲厂"));
    Faults reads = new Faults(0, Faults.When.BEFORE);
    Counterparts counted =
        new Counterparts(
            campaigns,
            reads.wrap(Submissions.class, submissions),
            reads.wrap(Subjects.class, subjects),
            reads.wrap(FactIndex.class, index),
            keys);
    FormDuty duty = duty(CARD, "a");
    CurrentVersions standing = counted.standing();
    counted.known(duty, card("李某", "甲厂"), Facts.NONE, standing);
    int once = reads.calls();
    Facts second = counted.known(duty, card("王某", "甲厂"), Facts.NONE, standing);

    assertThat(once).isPositive();
    assertThat(reads.calls()).isEqualTo(once);
    assertThat(second)
        .isEqualTo(counterparts.known(duty, card("王某", "甲厂"), Facts.NONE, counterparts.standing()))
        .isNotEqualTo(
            counterparts.known(duty, card("赵某", "甲厂"), Facts.NONE, counterparts.standing()));
  }

  /** Else the index is asked before, and the pointer after. */
  @Test
  void aRosterThatBecomesCurrentWhileACardIsJudgedDoesNotLackIt() {
    Counterparts overtaken =
        new Counterparts(
            campaigns,
            submissions,
            subjects,
            afterFinding(() -> fileRoster("a", roster("李某", LI, "甲厂"))),
            keys);
    FormDuty duty = duty(CARD, "a");
    Reading card = card("李某", "甲厂");

    CheckResult checked =
        Checker.check(
            duty.form(), card, overtaken.known(duty, card, Facts.NONE, overtaken.standing()));

    assertThat(submissions.pointer(duty(ROSTER, "a").id()).current()).isNotNull();
    assertThat(checked.pending()).contains(ON_ROSTER);
    assertThat(checked.findings()).extracting(Finding::rule).doesNotContain(ON_ROSTER);
  }

  @Test
  void theIndexHoldsNoNamesAndNumbers() {
    fileRoster("a", roster("李某", LI, "甲厂"));

    assertThat(index.find("winter#roster#/city/a/", ""))
        .singleElement()
        .satisfies(entry -> assertThat(entry.toString()).doesNotContain("李某", LI, "甲厂"));
  }

  private FactIndex afterFinding(Runnable meanwhile) {
    return new FactIndex() {
      @Override
      public void write(List<FactIndex.Entry> entries) {
        index.write(entries);
      }

      @Override
      public void remove(List<FactIndex.Entry> entries) {
        index.remove(entries);
      }

      @Override
      public List<FactIndex.Entry> find(String place, String key) {
        List<FactIndex.Entry> found = index.find(place, key);
        meanwhile.run();
        return found;
      }
    };
  }

  private Optional<PersonKey> person(Reading card) {
    return counterparts.person(duty(CARD, "a"), card, counterparts.standing());
  }

  private List<String> pending(FormId form, Reading reading) {
    return judged(form, reading).pending();
  }

  private Set<String> broken(FormId form, Reading reading) {
    return Set.copyOf(
        judged(form, reading).findings().stream()
            .map(Finding::rule)
            .filter(rule -> ON_ROSTER.equals(rule) || HAS_CARD.equals(rule))
            .distinct()
            .toList());
  }

  private CheckResult judged(FormId form, Reading reading) {
    FormDuty duty = duty(form, "a");
    return Checker.check(
        duty.form(),
        reading,
        counterparts.known(duty, reading, Facts.NONE, counterparts.standing()));
  }

  private void fileRoster(String unit, Reading roster) {
    FormDuty duty = duty(ROSTER, unit);
    Submission sent = sent(duty);
    counterparts.tell(duty, sent.version(), "", roster);
    submissions.flip(sent, submissions.pointer(duty.id()), whole(sent), receipt(sent));
  }

  private void fileCard(String unit, Reading card) {
    FormDuty duty = duty(CARD, unit);
    Submission sent = sent(duty);
    String subject = Subject.of((Single) duty.form(), card).orElseThrow().key(keys);
    counterparts.tell(duty, sent.version(), subject, card);
    subjects.decide(sent, new Subjects.Part(subject, 1, "h" + sent.version()), whole(sent));
    subjects.finish(sent, receipt(sent));
  }

  private Submission sent(FormDuty duty) {
    long next = submissions.pointer(duty.id()).lastVersion() + 1;
    SubmissionId id = new SubmissionId(duty.id().key() + next);
    return submissions.open(id, duty.id(), new AnnouncedFile("a.xlsx", 1, "", ""), "me", NOON);
  }

  private static Pointer.Current whole(Submission sent) {
    return new Pointer.Current(sent.id(), sent.version(), "hash", NOON, false);
  }

  private static Receipt receipt(Submission sent) {
    return new Receipt(
        sent.id().value(),
        sent.id(),
        sent.duty(),
        NOON,
        "",
        "",
        "",
        sent.file(),
        new Outcome.Accepted(false),
        List.of());
  }

  private FormDuty duty(FormId form, String unit) {
    DutyId id = new DutyId("winter", form, DutyId.ONCE, new UnitPath("/city/" + unit + "/"));
    return (FormDuty) new Duties(campaigns, MemoryExtensions.none()).get(id);
  }

  private static Reading card(String name, String employer) {
    Single form = (Single) NOTICE.form(CARD).orElseThrow();
    Map<String, Entry> answers = new LinkedHashMap<>();
    form.questions().forEach(question -> answers.put(question.key(), Entry.NONE));
    answers.put("name", new Entry(new Value.Text(name), "C3"));
    answers.put("employer", new Entry(new Value.Text(employer), "C4"));
    return new Reading(CARD, "v", "表", null, Map.of(), new Body.Answers(answers, Map.of()));
  }

  /** Rows of name, identity number and employer. */
  private static Reading roster(String... persons) {
    Roster form = (Roster) NOTICE.form(ROSTER).orElseThrow();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < persons.length; i += 3) {
      List<Value> values = new ArrayList<>();
      form.columns().forEach(column -> values.add(Value.Blank.IT));
      values.set(form.indexOf("name"), new Value.Text(persons[i]));
      values.set(form.indexOf("id_no"), new Value.Text(persons[i + 1]));
      values.set(form.indexOf("employer_or_address"), new Value.Text(persons[i + 2]));
      lines.add(new Line(lines.size() + 1, lines.size() + 5, values));
    }
    return new Reading(ROSTER, "v", "表", null, Map.of(), new Body.Lines(lines, List.of()));
  }
}
