package org.nuanbao.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Place;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Statistics;
import org.nuanbao.formdata.RuleNames;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;

/**
 * One reading while it is judged. Gives its answers by the names that rules use, the same on every
 * kind of form, and collects what was found so far.
 */
public final class Judging {
  private final Form form;
  private final Reading reading;
  private final Facts facts;
  private final Map<String, Place> places;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Body.Lines> tables = new HashMap<>();
  private final Map<String, PersonColumn> persons = new HashMap<>();
  private final Map<String, UnprovenRows> unproven = new HashMap<>();
  private final boolean lettered;
  private final PrintedNames named;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> pending = new LinkedHashSet<>();
  private @Nullable Cell supposed;
  private final Explaining explaining = new Explaining(this);

  Judging(Form form, Reading reading, Facts facts) {
    this.form = form;
    this.reading = reading;
    this.facts = facts;
    this.places = form.places();
    this.named = new PrintedNames(form);
    this.lettered = form instanceof Statistics statistics && printsLetters(statistics);
    form.fields().forEach(field -> entries.put(field.ref(), field(field)));
    switch (reading.body()) {
      case Body.Figures figures -> entries.putAll(figures.items());
      case Body.Lines lines -> tables.put(Roster.ROWS, lines);
      case Body.Answers answers -> {
        entries.putAll(answers.answers());
        tables.putAll(answers.tables());
      }
    }
  }

  /** Whether the letter of an item is printed in the row of its label. */
  private static boolean printsLetters(Statistics form) {
    Item first = form.items().getFirst();
    return form.layout().rows().stream()
        .map(Layout.Row::slots)
        .filter(slots -> slots.contains(new Layout.Slot.Label(first.ref())))
        .flatMap(List::stream)
        .anyMatch(slot ->
            slot instanceof Layout.Slot.Printed(String text)
                && Plain.folded(text).replaceAll("[()]", "").equals(first.letter()));
  }

  public Form form() {
    return form;
  }

  public Facts facts() {
    return facts;
  }

  public Body body() {
    return reading.body();
  }

  public boolean saysNothing() {
    return reading.saysNothing();
  }

  boolean isLettered() {
    return lettered;
  }

  boolean isRoster(Place place) {
    return form instanceof Roster && place.table() != null;
  }

  /** Whether blank numbers with these names count as 0 in every rule, as on forms of figures. */
  public boolean blankIsNought(List<String> names) {
    return switch (form) {
      case FigureForm _ -> true;
      case Roster _, Single _ -> false;
      case FormOfParts parted ->
          names.stream()
              .allMatch(name ->
                  parted
                      .partOf(name)
                      .filter(part -> part.form() instanceof FigureForm)
                      .isPresent());
    };
  }

  /** All prompts of the form by the names that rules use. */
  public Map<String, Place> places() {
    return places;
  }

  public Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException(name + " is not on the form");
    }
    return place;
  }

  public Scope whole() {
    return new Scope(this, null, null);
  }

  /** The rows of the one table that these names belong to; the whole form if they are in none. */
  public List<Scope> scopes(List<String> names) {
    return rows(
        names.stream()
            .map(this::place)
            .map(Place::table)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  /** The rows of a table; the whole form if no table is given. */
  public List<Scope> rows(@Nullable String table) {
    return table == null ? List.of(whole()) : new Scope.Rows(this, table, lines(table).lines());
  }

  /**
   * The rows of a column's table but those for which it has been shown that they keep the rule; the
   * whole form if it is in none.
   *
   * @param of the rule, or whatever else gave the proof
   */
  public List<Scope> rows(Object of, String name) {
    String table = place(name).table();
    List<Scope> all = rows(table);
    UnprovenRows rest = table == null ? null : unproven.get(table);
    return rest == null ? all : rest.of(of, name).stream().mapToObj(all::get).toList();
  }

  /** All answers with this name: one, or one for each row of its table. */
  public Stream<Cell> cells(String name) {
    return rows(place(name).table()).stream().map(scope -> scope.cell(name));
  }

  /** The same without the rows for which it has been shown that they keep the rule. */
  public Stream<Cell> cells(Object of, String name) {
    return rows(of, name).stream().map(scope -> scope.cell(name));
  }

  /** Tries proofs on all rows that are kept as bytes. */
  void prove(Map<Object, Map<String, Proof>> proofs) {
    tables.forEach((table, lines) -> {
      if (lines.lines() instanceof RawLines raw) {
        UnprovenRows rows = new UnprovenRows(raw);
        proofs.forEach((of, byName) -> {
          Map<String, Proof> here = new HashMap<>(byName);
          here.keySet().removeIf(name -> !table.equals(place(name).table()));
          rows.add(of, here);
        });
        rows.find();
        unproven.put(table, rows);
      }
    });
  }

  /** The rows of a table as the bytes they were read from; null if they are not kept so. */
  public @Nullable RawLines raw(@Nullable String table) {
    return table != null && lines(table).lines() instanceof RawLines raw ? raw : null;
  }

  /** What a column of identity numbers says of each row's person. */
  public PersonColumn persons(Place place) {
    return persons.computeIfAbsent(
        place.name(), any -> new PersonColumn(raw(place.table()), place.index()));
  }

  private Body.Lines lines(String table) {
    return tables.getOrDefault(table, new Body.Lines(List.of(), List.of()));
  }

  /** What holds if one cell had another value. */
  boolean supposing(Cell cell, Value value, BooleanSupplier question) {
    Cell before = supposed;
    supposed = new Cell(this, cell.place(), cell.line(), value);
    try {
      return question.getAsBoolean();
    } finally {
      supposed = before;
    }
  }

  /** Whether it is asked what would be; nothing is advised then. */
  public boolean isSupposing() {
    return supposed != null;
  }

  Value value(Place place, @Nullable Line line) {
    Cell other = supposed;
    if (other != null && other.place().equals(place) && number(other.line()) == number(line)) {
      return other.value();
    }
    if (line == null) {
      return entries.getOrDefault(place.name(), Entry.NONE).value();
    }
    return place.index() < line.values().size() ? line.values().get(place.index()) : Value.Blank.IT;
  }

  private static int number(@Nullable Line line) {
    return line == null ? 0 : line.number();
  }

  public Entry field(Field field) {
    return reading.fields().getOrDefault(field.key(), Entry.NONE);
  }

  /** The place of a field of the head. */
  public Spot spot(Field field) {
    Entry entry = field(field);
    Place place = places.get(field.ref());
    return new Spot(
        field.ref(),
        entry.cell(),
        place != null && place.prompt() instanceof Field
            ? new Cell(this, place, null, entry.value())
            : null);
  }

  /** The cell's address, {@code E6}; null if there is no sheet. */
  @Nullable String address(Cell cell) {
    Place place = cell.place();
    Line line = cell.line();
    if (line == null || place.table() == null) {
      return entries.getOrDefault(place.name(), Entry.NONE).cell();
    }
    return lines(place.table()).cell(line, place.index());
  }

  /**
   * The number of its gap, for an answer in a printed line; null for one with a cell of its own.
   */
  @Nullable Integer gap(String name) {
    return explaining.gap(name);
  }

  /**
   * The place of a ref. A group's place is its first answer that has a cell; a ref that is not on
   * the form has no cell.
   */
  Spot spot(String ref, Scope scope) {
    Place place = places.get(ref);
    if (place != null) {
      boolean here = place.table() == null || place.table().equals(scope.table());
      return here ? scope.cell(ref).spot() : new Spot(ref, null);
    }
    return places.values().stream()
        .filter(part -> part.ref().equals(ref) && part.table() == null)
        .map(part -> scope.cell(part.name()).spot())
        .filter(spot -> spot.cell() != null)
        .findFirst()
        .orElse(new Spot(ref, null));
  }

  /** What findings call a row: 第2条（第6行）, “家庭成员关系”第2行. */
  String row(String table, Line line) {
    Optional<String> label = named.table(table);
    if (label.isPresent()) {
      return "“" + label.get() + "”第" + line.number() + "行";
    }
    return "第" + line.number() + "条" + (line.sheetRow() > 0 ? "（第" + line.sheetRow() + "行）" : "");
  }

  /** What the form prints for a ref; the ref itself if it prints nothing. */
  public String label(String ref) {
    return named.label(ref, places);
  }

  /** Groups that are only valid with a seal or a signature, by their key. */
  public Map<String, Group> stamped() {
    return RuleNames.of(form).groups();
  }

  /** The places of a group's questions, or of the one question with this name. */
  public List<Place> questions(String ref) {
    return places.values().stream()
        .filter(place -> place.prompt() instanceof Question && place.ref().equals(ref))
        .toList();
  }

  /** Adds a finding of a rule; the rule's own sentence follows the words. */
  public void found(RuleHead rule, List<Spot> spots, FindingWords words) {
    String says = rule.says();
    add(rule, rule.severity(), spots, says == null ? words : words.followedBy(says));
  }

  /** Adds a finding whose words already say what the rule says. */
  public void foundAsSaid(RuleHead rule, List<Spot> spots, FindingWords words) {
    add(rule, rule.severity(), spots, words);
  }

  /** Adds a finding of a rule about one cell. */
  public void found(RuleHead rule, Cell cell, FindingWords words) {
    found(rule, List.of(cell.spot()), words.behind(cell.label(), cell.english()));
  }

  /** Adds a finding about one cell that belongs to no rule. */
  void foundInFile(Severity severity, Cell cell, FindingWords words) {
    add(null, severity, List.of(cell.spot()), words.behind(cell.label(), cell.english()));
  }

  /** Adds a finding that belongs to no rule. */
  void foundInFile(Severity severity, List<Spot> spots, FindingWords words) {
    add(null, severity, spots, words);
  }

  public void pending(RuleHead rule) {
    pending.add(rule.id());
  }

  List<Finding> findings() {
    return findings;
  }

  /** The result; a rule that has already found an error is not pending too. */
  CheckResult done() {
    findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(finding -> pending.remove(String.valueOf(finding.rule())));
    return new CheckResult(List.copyOf(findings), List.copyOf(pending));
  }

  private void add(
      @Nullable RuleHead rule, Severity severity, List<Spot> spots, FindingWords words) {
    List<String> cells = spots.stream().map(Spot::cell).filter(Objects::nonNull).toList();
    String sheet = cells.isEmpty() ? reading.sheet() : sheet(cells.getFirst());
    findings.add(
        new Finding(
            rule == null ? null : rule.id(),
            severity,
            spots.stream().map(Spot::ref).toList(),
            sheet,
            cells.stream()
                .filter(cell -> sheet(cell).equals(sheet))
                .map(cell -> cell.substring(cell.lastIndexOf('!') + 1))
                .toList(),
            words.code(),
            words.chinese(),
            words.english(),
            null,
            severity == Severity.WARNING
                ? FindingIdentity.of(rule, words.code(), spots, words.read())
                : null,
            explaining.of(rule, severity, spots, sheet, words)));
  }

  /** The sheet of cells that name none. */
  String sheet() {
    return reading.sheet();
  }

  /** The sheet that a cell's address names; else the reading's own. */
  private String sheet(String cell) {
    int end = cell.lastIndexOf('!');
    return end < 0 ? reading.sheet() : cell.substring(0, end);
  }
}
