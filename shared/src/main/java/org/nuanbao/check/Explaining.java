package org.nuanbao.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.form.ValueType;

/**
 * Explains findings while a form is judged. Texts that many findings share are kept once, for there
 * may be hundreds of thousands of them.
 */
final class Explaining {
  private static final int MOST_SHARED = 10_000;

  private final Judging judging;
  private final Map<String, String> shared = new HashMap<>();
  private @Nullable Map<String, Integer> gaps;

  Explaining(Judging judging) {
    this.judging = judging;
  }

  /**
   * Explains one finding.
   *
   * @param rule null if it belongs to none
   * @param spots where it is; what stands there is what stands in the first
   */
  Explanation of(
      @Nullable RuleHead rule,
      Severity severity,
      List<Spot> spots,
      String sheet,
      FindingWords words) {
    Cell cell = spots.isEmpty() ? null : spots.getFirst().of();
    Advice told = words.advice();
    Advice usual = cell == null ? Advice.NONE : TypeAdvice.of(words.code(), cell);
    String heading = first(told.heading(), usual.heading(), Headings.of(words.code()));
    String expected = first(told.expected(), usual.expected(), words.chinese());
    String says = rule == null ? null : rule.says();
    if (says != null && !expected.contains(says)) {
      expected = expected + "。" + says;
    }
    if (rule != null && severity == Severity.WARNING && !expected.endsWith("可以保留")) {
      expected = expected + "；情况属实可以保留";
    }
    String example = first(told.example(), usual.example(), "");
    List<Mend> mends = told.mends().isEmpty() ? usual.mends() : told.mends();
    return new Explanation(
        shared(heading),
        cell == null ? "" : cell.stands(),
        shared(expected),
        shared(example.isEmpty() && cell != null ? example(cell.asked()) : example),
        shared(source(cell, spots)),
        mends.isEmpty()
            ? asked(spots, sheet, shared(expected))
            : mends.stream().map(mend -> named(mend, sheet)).toList());
  }

  /** A question about each cell that is named; about none if none is known. */
  private List<Mend> asked(List<Spot> spots, String sheet, String why) {
    List<Mend> asked =
        spots.stream()
            .map(Spot::of)
            .filter(Objects::nonNull)
            .filter(cell -> !cell.at().isEmpty())
            .<Mend>map(cell -> new Mend.Ask(named(cell.at(), sheet), why))
            .toList();
    return asked.isEmpty() ? Mend.ask("", why) : asked;
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** One complete right entry, nobody's own; empty for free text, of which any is right. */
  static String example(AnswerType asked) {
    String unit = asked.unit().equals("—") ? "" : asked.unit();
    return switch (asked.kind()) {
      case COUNT, INTEGER -> {
        String number = unit.equals("岁") ? "45" : asked.kind() == ValueType.COUNT ? "12" : "3";
        yield unit.isEmpty() ? number : number + " " + unit + "，填 " + number;
      }
      case AMOUNT_WAN -> "三万五千元，填 3.5";
      case AMOUNT_YUAN -> "三千五百元，填 3500";
      case DECIMAL -> unit.isEmpty() ? "3.5" : "3.5 " + unit + "，填 3.5";
      case PERCENT -> unit.equals("%") ? "百分之二十五，填 25" : "25%";
      case YES_NO -> "是";
      case TICK -> "√";
      case TEXT -> asked.name() ? "王小明" : "";
      case DATE -> "2000年1月6日";
      case MONTH -> "2000年1月";
      case YEAR -> "2000";
      case CODE -> asked.codes().isEmpty() ? "" : asked.codes().getFirst();
      case CODES -> String.join("、", asked.codes().subList(0, Math.min(2, asked.codes().size())));
      // The examples that the standards themselves print.
      case ID_NUMBER -> "11010519491231002X";
      case USCC -> "91350100M000100Y43";
      case BANK_CARD -> "6228480000000000018";
      case PHONE -> "13800000000";
    };
  }

  private String shared(String text) {
    String known = shared.get(text);
    if (known != null) {
      return known;
    }
    if (shared.size() < MOST_SHARED) {
      shared.put(text, text);
    }
    return text;
  }

  /** The mend with its cells named as the finding names its own. */
  private Mend named(Mend mend, String sheet) {
    return switch (mend) {
      case Mend.Put(String cell, var value) -> new Mend.Put(named(cell, sheet), value);
      case Mend.Clear(String cell) -> new Mend.Clear(named(cell, sheet));
      case Mend.Make(String cell, var way, String from) ->
          new Mend.Make(named(cell, sheet), way, named(from, sheet));
      case Mend.Ask(String cell, String why) -> new Mend.Ask(named(cell, sheet), shared(why));
    };
  }

  private String named(String cell, String sheet) {
    int end = cell.lastIndexOf('!');
    String own = end < 0 ? judging.sheet() : cell.substring(0, end);
    return own.equals(sheet)
        ? cell.substring(end + 1)
        : cell.isEmpty() || end >= 0 ? cell : own + "!" + cell;
  }

  /** Where the notice says it: the form, the item and what is printed there. */
  private String source(@Nullable Cell cell, List<Spot> spots) {
    Form form = judging.form();
    String marker = form.head().marker();
    String title = marker.isEmpty() ? "《" + form.head().title() + "》" : marker;
    if (cell == null) {
      return title;
    }
    if (!(cell.place().prompt() instanceof Item item)) {
      String table = cell.place().table();
      boolean column = table != null && cell.line() != null;
      return title + " " + cell.name() + (column ? "一栏" : "") + unit(cell.asked());
    }
    boolean numbered = item.ref().matches("[0-9]+\\.[A-Z][A-Z0-9]*");
    String where =
        numbered
            ? title
                + " 第"
                + Integer.parseInt(item.ref().substring(0, item.ref().indexOf('.')))
                + "项"
            : title + " " + cell.name();
    String formula = item.formula();
    if (formula != null && spots.size() > 1) {
      return where + "，表上印着 " + formula;
    }
    String whole = item.parent();
    boolean part = whole != null && spots.stream().anyMatch(spot -> whole.equals(spot.ref()));
    return part
        ? where
            + "："
            + cell.shortName()
            + " 是“"
            + judging.label(Objects.requireNonNull(whole))
            + "”的“其中”"
        : where + unit(cell.asked());
  }

  private static String unit(AnswerType asked) {
    return asked.unit().isEmpty() || asked.unit().equals("—") ? "" : "，单位“" + asked.unit() + "”";
  }

  /** The number of the gap that an answer fills in its printed line; null if it fills none. */
  @Nullable Integer gap(String name) {
    Map<String, Integer> known = gaps;
    if (known == null) {
      known = Layout.gaps(judging.form());
      gaps = known;
    }
    return known.get(name);
  }
}
