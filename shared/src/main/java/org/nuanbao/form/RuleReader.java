package org.nuanbao.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of one form. The refs a finding names follow from the parameters, in the order
 * the kind gives them.
 *
 * @param form before each rule's number
 * @param asOf the day ages are counted to
 * @param counts items a {@code counts} rule judges if it names none
 * @param amounts items an {@code amounts} rule judges if it names none
 * @param answers items a {@code yes_no} rule judges if it names none
 * @param cells refs of items, or keys of columns
 * @param fields refs of fields
 * @param kinds of rules this kind of form can have, beside those any form can
 */
record RuleReader(
    String form,
    @Nullable LocalDate asOf,
    List<String> counts,
    List<String> amounts,
    List<String> answers,
    Set<String> cells,
    Set<String> fields,
    Set<String> kinds) {
  private static final Set<String> OF_ALL = Set.of("deadline", "fields_filled");
  static final Set<String> OF_FIGURES =
      Set.of(
          "sum",
          "at_most",
          "positive_needs_positive",
          "counts",
          "amounts",
          "yes_no",
          "positive_needs_yes",
          "yes_needs_positive");
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
          "listed");

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
    return switch (kind) {
      case "sum" -> {
        String target = cell(data, "target");
        List<String> terms = cells(data, "terms");
        yield new Rule.Sum(head(data, joined(List.of(target), terms)), target, terms);
      }
      case "at_most" -> {
        List<String> left = cells(data, "left");
        List<String> right = cells(data, "right");
        yield new Rule.AtMost(head(data, joined(left, right)), left, right);
      }
      case "positive_needs_positive" -> {
        String a = cell(data, "a");
        String b = cell(data, "b");
        yield new Rule.PositiveNeedsPositive(head(data, List.of(a, b)), a, b);
      }
      case "counts" -> {
        List<String> refs = data.has("refs") ? cells(data, "refs") : counts;
        yield new Rule.Counts(head(data, refs), refs);
      }
      case "amounts" -> {
        List<String> refs = data.has("refs") ? cells(data, "refs") : amounts;
        yield new Rule.Amounts(head(data, refs), refs);
      }
      case "yes_no" -> {
        List<String> refs = data.has("refs") ? cells(data, "refs") : answers;
        yield new Rule.YesNo(head(data, refs), refs);
      }
      case "positive_needs_yes" -> {
        List<String> positive = cells(data, "positive");
        String answer = answer(data);
        RuleHead head = head(data, joined(List.of(answer), positive));
        yield new Rule.PositiveNeedsYes(head, positive, answer);
      }
      case "yes_needs_positive" -> {
        String answer = answer(data);
        String positive = cell(data, "positive");
        yield new Rule.YesNeedsPositive(head(data, List.of(positive, answer)), answer, positive);
      }
      case "required" -> {
        List<String> columns = cells(data, "columns");
        yield new Rule.Required(head(data, columns), columns);
      }
      case "sex_matches_id" -> {
        String sex = cell(data, "sex");
        String id = cell(data, "id_column");
        yield new Rule.SexMatchesId(head(data, List.of(sex, id)), sex, id);
      }
      case "age_matches_id" -> age(data);
      case "deadline" -> new Rule.Deadline(head(data, List.of("submitted_on")), data.date("due"));
      case "fields_filled" -> {
        List<String> filled = known(data, "fields", data.texts("fields"), fields);
        yield new Rule.FieldsFilled(head(data, filled), filled);
      }
      default -> ofOneColumn(data, kind);
    };
  }

  private Rule ofOneColumn(DataObject data, String kind) {
    String column = cell(data, "column");
    RuleHead head = head(data, List.of(column));
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
    if (asOf == null) {
      throw data.fault("kind", "the form needs as_of, the day ages are counted to");
    }
    String age = cell(data, "age");
    String id = cell(data, "id_column");
    return new Rule.AgeMatchesId(
        head(data, List.of(age, id)), age, id, asOf, data.integer("tolerance"));
  }

  private RuleHead head(DataObject data, List<String> refs) {
    return new RuleHead(
        form + "." + data.text("id"),
        data.word("severity", Severity.class),
        refs,
        data.textOrNull("says"));
  }

  private String answer(DataObject data) {
    return known(data, "answer", List.of(data.text("answer")), Set.copyOf(answers)).getFirst();
  }

  private String cell(DataObject data, String key) {
    return known(data, key, List.of(data.text(key)), cells).getFirst();
  }

  private List<String> cells(DataObject data, String key) {
    return known(data, key, data.texts(key), cells);
  }

  private static List<String> known(
      DataObject data, String key, List<String> refs, Set<String> known) {
    for (String ref : refs) {
      if (!known.contains(ref)) {
        throw data.fault(key, "“" + ref + "” is not on the form");
      }
    }
    return refs;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }
}
