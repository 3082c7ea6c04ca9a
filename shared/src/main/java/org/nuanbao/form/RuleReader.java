package org.nuanbao.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the rules of one form. The refs a finding names follow from the parameters, in the order
 * the kind gives them.
 */
final class RuleReader {
  private static final Set<String> OF_ALL = Set.of("deadline", "fields_filled");
  static final Set<String> OF_FIGURES =
      Set.of(
          "sum",
          "at_most",
          "positive_needs_positive",
          "counts",
          "amounts",
          "equal_sums",
          "all_or_none",
          "yes_no",
          "positive_needs_yes",
          "yes_needs_positive",
          "holds");
  static final Set<String> OF_ROWS =
      Set.of(
          "consecutive",
          "required",
          "id_valid",
          "sex_matches_id",
          "age_matches_id",
          "unique",
          "card_valid",
          "empty",
          "listed",
          "positive",
          "matches");

  private final RuleNames names;
  private final Set<String> kinds;

  /**
   * A reader for one form.
   *
   * @param kinds of rules this kind of form can have, beside those any form can
   */
  RuleReader(RuleNames names, Set<String> kinds) {
    this.names = names;
    this.kinds = kinds;
  }

  List<Rule> read(List<DataObject> rules) {
    List<Rule> read = new ArrayList<>();
    String last = "";
    for (DataObject data : rules) {
      String id = data.text("id");
      if (id.compareTo(last) <= 0) {
        throw data.fault("id", id + " comes after " + last + "; rules stand in the order of ids");
      }
      last = id;
      read.add(rule(data));
      data.done();
    }
    return List.copyOf(read);
  }

  private Rule rule(DataObject data) {
    String kind = data.text("kind");
    if (!kinds.contains(kind) && !OF_ALL.contains(kind)) {
      throw data.fault("kind", "“" + kind + "” is no kind of rule here");
    }
    if (kind.equals("deadline")) {
      return new Rule.Deadline(
          names.head(data, List.of("submitted_on")),
          data.date("due"),
          !data.has("inclusive") || data.flag("inclusive"));
    }
    if (kind.equals("fields_filled")) {
      List<String> filled = names.fields(data, "fields");
      return new Rule.FieldsFilled(names.head(data, filled), filled);
    }
    if (OF_FIGURES.contains(kind)) {
      return FigureRuleReader.read(data, kind, names);
    }
    return kinds.equals(SingleRuleReader.KINDS)
        ? SingleRuleReader.read(data, kind, names)
        : row(data, kind);
  }

  private Rule row(DataObject data, String kind) {
    return switch (kind) {
      case "required" -> {
        List<String> columns = names.cells(data, "columns");
        yield new Rule.Required(names.head(data, columns), columns);
      }
      case "sex_matches_id" -> {
        String sex = names.cell(data, "sex");
        String id = names.cell(data, "id_column");
        yield new Rule.SexMatchesId(names.head(data, List.of(sex, id)), sex, id);
      }
      case "age_matches_id" -> age(data);
      case "positive", "matches" -> SingleRuleReader.read(data, kind, names);
      default -> ofOneColumn(data, kind);
    };
  }

  private Rule ofOneColumn(DataObject data, String kind) {
    String column = names.cell(data, "column");
    RuleHead head = names.head(data, List.of(column));
    return switch (kind) {
      case "consecutive" -> new Rule.Consecutive(head, column);
      case "id_valid" -> new Rule.IdValid(head, column, data.integers("lengths"));
      case "unique" -> new Rule.Unique(head, column);
      case "card_valid" -> new Rule.CardValid(head, column);
      case "empty" -> new Rule.Empty(head, column);
      default -> new Rule.Listed(head, column, data.text("fact"));
    };
  }

  private Rule age(DataObject data) {
    LocalDate on = names.asOf();
    if (on == null) {
      throw data.fault("kind", "the form needs as_of, the day ages are counted to");
    }
    String age = names.cell(data, "age");
    String id = names.cell(data, "id_column");
    return new Rule.AgeMatchesId(
        names.head(data, List.of(age, id)), age, id, on, data.integer("tolerance"));
  }
}
