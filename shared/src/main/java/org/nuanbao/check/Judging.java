package org.nuanbao.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;

/** One reading while it is judged: its parts by name, and what was found so far. */
final class Judging {
  private final Form form;
  private final Reading reading;
  private final Facts facts;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> pending = new LinkedHashSet<>();

  Judging(Form form, Reading reading, Facts facts) {
    this.form = form;
    this.reading = reading;
    this.facts = facts;
  }

  Form form() {
    return form;
  }

  Facts facts() {
    return facts;
  }

  Body body() {
    return reading.body();
  }

  boolean saysNothing() {
    return reading.saysNothing();
  }

  /** Empty for a form without figures. */
  List<Item> items() {
    return switch (form) {
      case Tabled tabled -> tabled.items();
      case Roster _, Single _ -> List.of();
    };
  }

  /** Of a roster; empty for others. */
  List<Column> columns() {
    return switch (form) {
      case Tabled _, Single _ -> List.of();
      case Roster roster -> roster.columns();
    };
  }

  /** By item ref; empty for a form without figures. */
  Map<String, Entry> figures() {
    return switch (reading.body()) {
      case Body.Figures figures -> figures.items();
      case Body.Lines _, Body.Answers _ -> Map.of();
    };
  }

  /** Of a card or voucher. */
  Body.Answers answers() {
    return switch (reading.body()) {
      case Body.Answers answers -> answers;
      case Body.Lines _, Body.Figures _ -> new Body.Answers(Map.of(), Map.of());
    };
  }

  /** Of a roster; empty for others. */
  List<Line> lines() {
    return switch (reading.body()) {
      case Body.Figures _, Body.Answers _ -> List.of();
      case Body.Lines lines -> lines.lines();
    };
  }

  Entry field(Field field) {
    return reading.fields().getOrDefault(field.key(), Entry.NONE);
  }

  Spot figureSpot(String ref) {
    return new Spot(ref, figures().getOrDefault(ref, Entry.NONE).cell());
  }

  Spot fieldSpot(Field field) {
    return new Spot(field.ref(), field(field).cell());
  }

  /** The place of a roster's cell; {@code index} is the column's position in the form. */
  Spot spot(Line line, int index) {
    String ref = "row" + line.number() + "." + columns().get(index).key();
    if (line.sheetRow() > 0
        && reading.body() instanceof Body.Lines lines
        && index < lines.letters().size()) {
      return new Spot(ref, lines.letters().get(index) + line.sheetRow());
    }
    return new Spot(ref, null);
  }

  void found(RuleHead rule, List<Spot> spots, Words words) {
    add(rule.id(), rule.severity(), spots, words.because(rule));
  }

  /** A finding whose words say the rule already. */
  void foundAsSaid(RuleHead rule, List<Spot> spots, Words words) {
    add(rule.id(), rule.severity(), spots, words);
  }

  /** A finding of no rule. */
  void foundInFile(Severity severity, Spot spot, Words words) {
    add(null, severity, List.of(spot), words);
  }

  /** A finding of no rule about the form as a whole. */
  void foundInFile(Severity severity, Words words) {
    add(null, severity, List.of(), words);
  }

  void pending(RuleHead rule) {
    pending.add(rule.id());
  }

  Checked done() {
    return new Checked(List.copyOf(findings), List.copyOf(pending));
  }

  private void add(@Nullable String rule, Severity severity, List<Spot> spots, Words words) {
    findings.add(
        new Finding(
            rule,
            severity,
            spots.stream().map(Spot::ref).toList(),
            reading.sheet(),
            spots.stream().map(Spot::cell).filter(Objects::nonNull).toList(),
            words.code(),
            words.chinese(),
            words.english()));
  }
}
