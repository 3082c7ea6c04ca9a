package org.nuanbao.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nuanbao.check.Cells.Cell;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Masking;
import org.nuanbao.value.Sex;

/**
 * Rules over identity numbers on cards and vouchers, of the person and of the family. Sex and birth
 * are compared only with a number that keeps the form's own rules about it.
 */
final class IdentityRules {
  private static final List<Integer> LENGTHS = List.of(15, 18);

  private final Judging judging;
  private final Cells cells;

  IdentityRules(Judging judging, Cells cells) {
    this.judging = judging;
    this.cells = cells;
  }

  void length(Rule.IdLength rule) {
    for (String key : rule.refs()) {
      cells
          .of(key)
          .filter(cell -> cell.text() != null && !hasLength(cell, LENGTHS))
          .forEach(cell -> found(rule.head(), cell, "ID_LENGTH", "应为15位或18位", "15 or 18 digits"));
    }
  }

  void valid(Rule.IdsValid rule) {
    boolean lengthElsewhere =
        judging.form().rules().stream().anyMatch(Rule.IdLength.class::isInstance);
    for (String key : rule.refs()) {
      cells.of(key).forEach(cell -> valid(rule, cell, lengthElsewhere));
    }
  }

  private void valid(Rule.IdsValid rule, Cell cell, boolean lengthElsewhere) {
    String text = cell.text();
    if (text == null) {
      if (cell.value().isBlank() && rule.demanded()) {
        found(rule.head(), cell, "REQUIRED", "没有填", "a number");
      }
      return;
    }
    if (!hasLength(cell, rule.lengths())) {
      if (!lengthElsewhere) {
        found(rule.head(), cell, "ID_LENGTH", "位数不对", "another length");
      }
      return;
    }
    switch (IdNumber.judge(text)) {
      case IdNumber.Judged.Faulty(IdNumber.Fault fault) ->
          found(rule.head(), cell, "ID_" + fault.name(), said(fault), "another number");
      case IdNumber.Judged.Valid _ -> {
        if (text.length() == 15) {
          judging.foundInFile(
              Severity.WARNING,
              cell.spot(),
              new Words(
                  "ID_15",
                  cell.label() + "是15位旧号码，可以报送，最好改填18位。",
                  cell.label() + " has the old 15 digits; better give the 18."));
        }
      }
    }
  }

  private static String said(IdNumber.Fault fault) {
    return switch (fault) {
      case LENGTH -> "位数不对";
      case CHARACTERS -> "只能是数字，最后一位可以是X";
      case DATE -> "中的出生日期不存在";
      case CHECK -> "校验码不对，至少有一位录错";
    };
  }

  void sexes(Rule.SexesMatchIds rule) {
    pairs(rule.pairs())
        .forEach(pair -> {
          String stated = pair.stated().text();
          Optional<Sex> ofId = number(pair.id()).map(IdNumber::sex);
          if (stated != null && ofId.isPresent() && !Sex.of(stated).equals(ofId)) {
            both(rule.head(), pair, "SEX_MISMATCH", "身份证号上是" + ofId.get().printed());
          }
        });
  }

  void births(Rule.BirthsMatchIds rule) {
    pairs(rule.pairs())
        .forEach(pair -> {
          Optional<LocalDate> ofId = number(pair.id()).map(IdNumber::birth);
          if (pair.stated().value() instanceof Value.Day(LocalDate stated)
              && ofId.isPresent()
              && !stated.equals(ofId.get())) {
            both(rule.head(), pair, "BIRTH_MISMATCH", "身份证号上是另一天");
          }
        });
  }

  /** The same normalised number of 18 digits; empty where there is none to compare. */
  static Optional<String> comparable(Cell cell) {
    return Optional.ofNullable(cell.text()).map(IdentityRules::comparable);
  }

  static String comparable(String text) {
    return IdNumber.lift(IdNumber.normalise(text));
  }

  private record Two(Cell stated, Cell id) {}

  private Stream<Two> pairs(List<Rule.Pair> pairs) {
    return pairs.stream().flatMap(this::pairs);
  }

  private Stream<Two> pairs(Rule.Pair pair) {
    return cells.isInTable(pair.id())
        ? IntStream.range(0, cells.rows(Cells.table(pair.id())))
            .mapToObj(
                row -> new Two(cells.inTable(pair.stated(), row), cells.inTable(pair.id(), row)))
        : Stream.of(new Two(cells.one(pair.stated()), cells.one(pair.id())));
  }

  private Optional<IdNumber> number(Cell cell) {
    String text = cell.text();
    return text == null || !hasLength(cell, LENGTHS) ? Optional.empty() : IdNumber.of(text);
  }

  private static boolean hasLength(Cell cell, List<Integer> lengths) {
    String text = cell.text();
    return text != null && lengths.contains(IdNumber.normalise(text).length());
  }

  private void both(RuleHead rule, Two pair, String code, String chinese) {
    judging.found(
        rule,
        List.of(pair.stated().spot(), pair.id().spot()),
        new Words(
            code,
            pair.stated().label() + "与身份证号不符：" + chinese + "。" + Words.todo(rule),
            pair.stated().label()
                + " disagrees with the identity number."
                + Words.todoEnglish(rule)));
  }

  private void found(RuleHead rule, Cell cell, String code, String chinese, String english) {
    String text = cell.text();
    String shown = text == null ? "" : "（" + Masking.id(text) + "）";
    judging.found(
        rule,
        List.of(cell.spot()),
        new Words(
            code,
            cell.label() + shown + chinese + "。请对照身份证改正。",
            cell.label() + shown + " should be " + english + ". Copy it from the card again."));
  }
}
