package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nuanbao.check.Cells.Cell;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.AmountInWords;

/** Rules that judge one cell at a time, or one payment, whatever kind of form it stands on. */
final class CellRules {
  /** No answer that must have a shape is longer; keeps patterns quick on hostile texts. */
  private static final int LONGEST = 200;

  private final Judging judging;
  private final Cells cells;

  CellRules(Judging judging, Cells cells) {
    this.judging = judging;
    this.cells = cells;
  }

  /** Of a card or voucher. */
  void required(Rule.Required rule) {
    for (String key : rule.columns()) {
      cells
          .of(key)
          .filter(cell -> cell.value().isBlank())
          .forEach(cell -> blank(rule.head(), cell));
    }
  }

  /** Of a card or voucher. */
  void empty(Rule.Empty rule) {
    cells
        .of(rule.column())
        .filter(cell -> !cell.value().isBlank())
        .forEach(cell ->
            found(
                rule.head(),
                cell,
                "NOT_EMPTY",
                "应留空，请清除填写的内容。",
                "must be left empty. Please clear it."));
  }

  void positive(Rule.Positive rule) {
    cells.of(rule.ref()).forEach(cell -> positive(rule, cell));
  }

  private void positive(Rule.Positive rule, Cell cell) {
    switch (cell.value()) {
      case Value.Blank _ -> {
        if (rule.demanded()) {
          blank(rule.head(), cell);
        }
      }
      case Value.Numeric(BigDecimal number) -> {
        if (number.signum() <= 0) {
          found(
              rule.head(),
              cell,
              "NOT_POSITIVE",
              "填的是" + Words.shown(number) + "，应大于0，请改正。",
              "must be more than 0.");
        }
      }
      case Value.Text _, Value.Day _ -> {
        if (rule.demanded()) {
          found(rule.head(), cell, "BAD_NUMBER", "填的不是数字，请只填数字。", "is no number.");
        }
      }
      case Value.Broken _ -> {}
    }
  }

  void matches(Rule.Matches rule) {
    Pattern pattern = Pattern.compile(rule.pattern());
    cells.of(rule.ref()).forEach(cell -> matches(rule, pattern, cell));
  }

  private void matches(Rule.Matches rule, Pattern pattern, Cell cell) {
    if (cell.value().isBlank() && rule.demanded()) {
      blank(rule.head(), cell);
    }
    String text = cell.text();
    if (text != null && !(text.length() <= LONGEST && pattern.matcher(text).matches())) {
      found(
          rule.head(),
          cell,
          "BAD_SHAPE",
          "填写不符合要求。" + Words.todo(rule.head()),
          "is not written as asked for." + Words.todoEnglish(rule.head()));
    }
  }

  void coded(Rule.Coded rule) {
    Map<String, List<String>> also = rule.also();
    for (String key : rule.refs()) {
      cells
          .of(key)
          .filter(cell -> !isCoded(cell, also.getOrDefault(key, List.of())))
          .forEach(cell ->
              found(
                  rule.head(),
                  cell,
                  "NOT_A_CODE",
                  "只能填：" + String.join("、", cell.codes()) + "。请改正。",
                  "must be one of the printed answers."));
    }
  }

  private static boolean isCoded(Cell cell, List<String> also) {
    return switch (cell.value()) {
      case Value.Blank _, Value.Broken _ -> true;
      case Value.Numeric _, Value.Day _ -> false;
      case Value.Text(String text) ->
          switch (cell.type()) {
            case CODES ->
                Typing.answers(cell.value()).stream()
                    .allMatch(answer -> cell.codes().contains(answer) || also.contains(answer));
            case CODE,
                YES_NO,
                TEXT,
                COUNT,
                INTEGER,
                AMOUNT_WAN,
                AMOUNT_YUAN,
                DATE,
                ID_NUMBER,
                BANK_CARD,
                PHONE ->
                cell.codes().contains(text) || also.contains(text);
          };
    };
  }

  void choices(Rule.Choices rule) {
    Cell cell = cells.one(rule.ref());
    if (cell.value() instanceof Value.Broken) {
      return;
    }
    List<String> answers = Typing.answers(cell.value());
    boolean repeated = new HashSet<>(answers).size() < answers.size();
    if (answers.size() < rule.least() || answers.size() > rule.most() || repeated) {
      found(
          rule.head(),
          cell,
          "CHOICES",
          "应选%d至%d项，不能重复，现为%d项，请改正。".formatted(rule.least(), rule.most(), answers.size()),
          "needs %d to %d different answers, has %d."
              .formatted(rule.least(), rule.most(), answers.size()));
    }
  }

  void words(Rule.AmountWords rule) {
    Cell figures = cells.one(rule.number());
    Cell words = cells.one(rule.words());
    if (!(figures.value() instanceof Value.Numeric(BigDecimal number)) || number.signum() <= 0) {
      return;
    }
    if (words.value() instanceof Value.Broken) {
      return;
    }
    String text = words.text();
    if (text == null || !AmountInWords.agrees(number, text)) {
      String right = AmountInWords.of(number).map(it -> "，应写作“" + it + "”").orElse("");
      judging.found(
          rule.head(),
          cells.spots(rule.head().refs()),
          new Words(
              "AMOUNT_WORDS",
              words.label() + "与" + figures.label() + Words.shown(number) + "不符" + right + "。请改正。",
              words.label() + " does not say " + Words.shown(number) + "."));
    }
  }

  private void blank(RuleHead rule, Cell cell) {
    found(rule, cell, "REQUIRED", "没有填，请补填。", "is blank. Please fill it in.");
  }

  private void found(RuleHead rule, Cell cell, String code, String chinese, String english) {
    judging.found(
        rule,
        List.of(cell.spot()),
        new Words(code, cell.label() + chinese, cell.label() + " " + english));
  }
}
