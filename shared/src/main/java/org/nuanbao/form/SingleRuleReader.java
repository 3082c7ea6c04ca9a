package org.nuanbao.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the kinds of rules that judge single cells, above all those of cards and vouchers. */
final class SingleRuleReader {
  static final Set<String> KINDS =
      Set.of(
          "required",
          "empty",
          "positive",
          "matches",
          "coded",
          "choices",
          "id_length",
          "ids_valid",
          "sexes_match_ids",
          "births_match_ids",
          "stamped",
          "in_order",
          "amount_words",
          "registered",
          "unlisted",
          "once_in",
          "holds");

  private SingleRuleReader() {}

  static Rule read(DataObject data, String kind, RuleNames names) {
    return switch (kind) {
      case "required" -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.Required(names.head(data, refs), refs);
      }
      case "coded" -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.Coded(names.head(data, refs), refs, also(data, names));
      }
      case "id_length" -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.IdLength(names.head(data, refs), refs);
      }
      case "ids_valid" -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.IdsValid(
            names.head(data, refs), refs, data.integers("lengths"), data.flag("demanded"));
      }
      case "sexes_match_ids" -> {
        List<Rule.Pair> pairs = pairs(data, names);
        yield new Rule.SexesMatchIds(names.head(data, cells(pairs)), pairs);
      }
      case "births_match_ids" -> {
        List<Rule.Pair> pairs = pairs(data, names);
        yield new Rule.BirthsMatchIds(names.head(data, cells(pairs)), pairs);
      }
      case "stamped" -> {
        List<String> groups = names.groups(data, "groups");
        yield new Rule.Stamped(names.head(data, groups), groups);
      }
      case "in_order" -> {
        List<String> dates = names.cells(data, "dates");
        yield new Rule.InOrder(names.head(data, dates), dates, data.dateOrNull("until"));
      }
      case "amount_words" -> {
        String number = names.cell(data, "number");
        String words = names.cell(data, "words");
        yield new Rule.AmountWords(names.head(data, List.of(number, words)), number, words);
      }
      case "registered" -> {
        String key = names.cell(data, "key");
        String id = names.cell(data, "id_ref");
        yield new Rule.Registered(names.head(data, List.of(key, id)), key, id, data.text("fact"));
      }
      case "once_in" -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.OnceIn(names.head(data, refs), refs, data.text("fact"));
      }
      default -> ofOne(data, kind, names);
    };
  }

  private static Rule ofOne(DataObject data, String kind, RuleNames names) {
    String ref = names.cell(data, "ref");
    RuleHead head = names.head(data, List.of(ref));
    return switch (kind) {
      case "empty" -> new Rule.Empty(head, ref);
      case "positive" -> new Rule.Positive(head, ref, data.flag("demanded"));
      case "matches" -> new Rule.Matches(head, ref, pattern(data), data.flag("demanded"));
      case "choices" -> new Rule.Choices(head, ref, data.integer("least"), data.integer("most"));
      default -> new Rule.Unlisted(head, ref, data.text("fact"));
    };
  }

  private static String pattern(DataObject data) {
    try {
      return Pattern.compile(data.text("pattern")).pattern();
    } catch (PatternSyntaxException wrong) {
      throw data.fault("pattern", "is no pattern: " + wrong.getDescription());
    }
  }

  private static Map<String, List<String>> also(DataObject data, RuleNames names) {
    Map<String, List<String>> also = new HashMap<>();
    for (DataObject one : data.objectsOrNone("also")) {
      also.put(names.cell(one, "ref"), one.texts("codes"));
      one.done();
    }
    return Map.copyOf(also);
  }

  private static List<Rule.Pair> pairs(DataObject data, RuleNames names) {
    List<Rule.Pair> pairs = new ArrayList<>();
    for (DataObject one : data.objects("pairs")) {
      pairs.add(new Rule.Pair(names.cell(one, "stated"), names.cell(one, "id_ref")));
      one.done();
    }
    return List.copyOf(pairs);
  }

  private static List<String> cells(List<Rule.Pair> pairs) {
    List<String> cells = new ArrayList<>();
    for (Rule.Pair pair : pairs) {
      cells.add(pair.stated());
      cells.add(pair.id());
    }
    return cells;
  }
}
