package org.nuanbao.authoring.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;

/** The words that are known, read from {@code lexicon.yaml}. Ask with texts without white space. */
public final class Lexicon {
  private static final Pattern COLON = Pattern.compile("[:：]$");
  private static final Pattern TOTAL_AT_END = Pattern.compile("(合计|小计|总计|合計|小計|總計)(数|人数|金额|额)?$");
  private static final Pattern TOTAL_AT_FRONT = Pattern.compile("(合计|总计|共计)[^，。]{0,4}");
  private static final Pattern BRACKETED = Pattern.compile("[（(]([^（()）]{1,6})[)）]");

  private static final Pattern UNIT = Pattern.compile("^单位[:：]");
  private static final Pattern OTHERS = Pattern.compile("[/／、].*$");

  public static final Lexicon USUAL =
      new Lexicon(TypedWords.file(Lexicon.class, "/org/nuanbao/authoring/lexicon.yaml"));

  private final Map<String, ValueType> units;
  private final List<TypedWords.Hint> hints;
  private final Map<String, Set<String>> lists = new HashMap<>();
  private final Pattern unitAhead;
  private final Pattern vouchers;

  private Lexicon(JsonNode data) {
    TypedWords typed = TypedWords.of(data);
    this.units = typed.units();
    this.hints = typed.hints();
    data.properties()
        .forEach(entry -> {
          if (entry.getValue().isArray() && !entry.getKey().equals("hints")) {
            Set<String> words = new LinkedHashSet<>();
            entry.getValue().forEach(word -> words.add(word.asText()));
            lists.put(entry.getKey(), words);
          }
        });
    String all =
        String.join(
            "|",
            units.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .toList());
    unitAhead =
        Pattern.compile(
            "("
                + all
                + ")(?=$|[\\s　，,。；;、.（()）：:/+至起_]|以上|以下|左右)|(人|元|万元|户|张|份)(?=\\p{IsHan}{2,})");
    vouchers = Pattern.compile(String.join("|", list("vouchers")));
  }

  private Set<String> list(String name) {
    return lists.getOrDefault(name, Set.of());
  }

  /** The type of a figure in a unit; empty if the unit is not known. */
  public Optional<ValueType> ofUnit(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  public boolean isUnit(String text) {
    return units.containsKey(text);
  }

  /** The last known unit that stands in brackets in a label. */
  public Optional<String> unitWithin(String label) {
    Matcher bracket = BRACKETED.matcher(label);
    String found = null;
    while (bracket.find()) {
      String inside = UNIT.matcher(bracket.group(1)).replaceFirst("");
      String first = OTHERS.matcher(inside).replaceFirst("");
      if (isUnit(inside)) {
        found = inside;
      } else if (isUnit(first)) {
        found = first;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The unit that a text begins with, if a word could end there. */
  public Optional<String> unitAhead(String text) {
    Matcher unit = unitAhead.matcher(text);
    return unit.lookingAt() ? Optional.of(unit.group()) : Optional.empty();
  }

  /** The unit behind a colon's room, unless the next label begins with it. */
  public Optional<String> unitBehindColon(String text) {
    Matcher unit = unitAhead.matcher(text);
    return unit.lookingAt() && unit.group(1) != null
        ? Optional.of(unit.group(1))
        : Optional.empty();
  }

  /** The type that a label asks for by its words. */
  public Optional<ValueType> hint(String label) {
    String bare = BareText.unbracketed(label);
    return hints.stream()
        .filter(hint -> hint.label().matcher(label).find() || hint.label().matcher(bare).find())
        .findFirst()
        .map(TypedWords.Hint::type);
  }

  /** The type of figure that a label tells of, whatever else it may name. */
  public Optional<ValueType> hintOfFigures(String label) {
    return hints.stream()
        .filter(hint -> hint.type().isNumber() && hint.label().matcher(label).find())
        .findFirst()
        .map(TypedWords.Hint::type);
  }

  public boolean isUnitHead(String label) {
    return list("unit_head").contains(label);
  }

  public boolean isCodeHead(String label) {
    return list("code_head").contains(label);
  }

  public boolean isSequenceHead(String label) {
    return list("seq_head").contains(label);
  }

  /** Whether a column's label only says that its rows have a value. */
  public boolean isValueHead(String label) {
    return list("value_head").contains(BareText.unbracketed(label));
  }

  public boolean isConstantHead(String label) {
    return list("constant_head").contains(label);
  }

  /** Whether a row or column of this name sums others. */
  public boolean isTotal(String label) {
    String bare = COLON.matcher(BareText.unbracketed(label)).replaceAll("");
    return list("totals").contains(bare)
        || TOTAL_AT_END.matcher(bare).find()
        || TOTAL_AT_FRONT.matcher(bare).matches();
  }

  /** Whether a name begins with 其中. */
  public boolean isPart(String label) {
    return list("parts").stream().anyMatch(label::startsWith);
  }

  /** Whether a row stands below a total without being a term of it. */
  public boolean isBesideTotal(String label) {
    return list("beside_totals").stream().anyMatch(label::startsWith);
  }

  /** Whether figures of this name are not added up. */
  public boolean isUnadded(String label) {
    return list("unadded").contains(BareText.unbracketed(label));
  }

  /** Whether a label is an end of the time that a label above it speaks of: 起 below 合同期限. */
  public boolean isPeriodEnd(String label, String above) {
    return list("period_ends").contains(BareText.unbracketed(label))
        && list("periods").stream().anyMatch(above::contains);
  }

  public boolean asksOpinion(String label) {
    return list("opinions").stream().anyMatch(label::contains);
  }

  /** Whether a line begins like an explanation. */
  public boolean isNote(String line) {
    String plain = BareText.squeezed(line);
    return list("notes").stream()
            .anyMatch(word ->
                plain.startsWith(word)
                    && plain.length() > word.length()
                    && "：:.．、1一（(".indexOf(plain.charAt(word.length())) >= 0)
        || list("notes").contains(plain);
  }

  public boolean isInstructions(String title) {
    String plain = BareText.label(title);
    return list("instructions").stream().anyMatch(plain::endsWith);
  }

  public boolean isVoucherTitle(String title) {
    return vouchers.matcher(title).find();
  }

  public boolean isLineLabel(String label) {
    return list("labels_of_lines").contains(BareText.unbracketed(label));
  }
}
