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
        shared(example.isEmpty() && cell != null ? Examples.of(cell.asked()) : example),
        shared(source(cell, spots)),
        mends.isEmpty()
            ? Mend.ask(cell == null ? "" : named(cell.at(), sheet), shared(expected))
            : mends.stream().map(mend -> named(mend, sheet)).toList());
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
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
