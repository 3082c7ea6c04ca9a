package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;

/**
 * Finds the type of an answer from labels, units, formats and lists, and what it may be chosen
 * from: lists, options, legends, notes.
 */
final class AnswerFinder {
  /**
   * What is known of an answer.
   *
   * @param own the labels that name it, nearest first
   * @param cross the labels of the other direction, nearest first
   * @param unit the unit beside it; empty if there is none
   * @param cell the cell where it goes
   * @param figures whether a figure is asked where nothing else tells
   */
  record Question(
      List<String> own, List<String> cross, String unit, BlankCell cell, boolean figures) {}

  private static final double SURE = 1;
  private static final double LIKELY = 0.7;
  static final double GUESSED = 0.3;
  private static final Pattern PERIOD =
      Pattern.compile("[0-9]{1,2}月(份)?|第?[一二三四]季度|[0-9]{4}年|本期|上期|本月|上月|上年同期");
  private static final Pattern DATE_FORMAT = Pattern.compile("(?i).*y.*m.*d.*");
  private static final Pattern MONTHS = Pattern.compile("年月(?!日)");
  private static final Pattern CODED_HEAD = Pattern.compile("编码|代码|科目");

  /** Labels of what is written in words, or of a number that counts nothing. */
  private static final Pattern SAID = Pattern.compile("备注|说明|签|姓名|名称|地址|号码|编号|原因|人$|单位$");

  private static final Pattern CODED =
      Pattern.compile("(?m)^\\s*([0-9A-Z]{1,2})[.、．\\-－]?\\s*(\\p{IsHan}[^\\n]*)$");
  private static final Pattern DAY = Pattern.compile("[0-9]{1,2}日?");
  private static final Pattern LISTED =
      Pattern.compile("[（(]((?:\\p{IsHan}{1,6}[/／])+\\p{IsHan}{1,6})[)）]");
  private static final Pattern CLASSED = Pattern.compile("等级|类别|类型|性质|程度|方式|种类|级别|性别|结果|是否|状态|形式");

  // Every value of a table asks about the same labels again, so what was found is kept.
  private final Map<String, Optional<ValueType>> hints = new HashMap<>();
  private final Map<String, Optional<ValueType>> figures = new HashMap<>();
  private final Map<String, Optional<String>> units = new HashMap<>();
  private final SheetNotes notes;

  AnswerFinder(SheetNotes notes) {
    this.notes = notes;
  }

  private Optional<ValueType> hint(String label) {
    return hints.computeIfAbsent(label, Lexicon.USUAL::hint);
  }

  private Optional<ValueType> figures(String label) {
    return figures.computeIfAbsent(label, Lexicon.USUAL::hintOfFigures);
  }

  private Optional<String> unitWithin(String label) {
    return units.computeIfAbsent(label, Lexicon.USUAL::unitWithin);
  }

  Answer find(Question question) {
    String own = question.own().isEmpty() ? "" : question.own().getFirst();
    boolean required = own.contains("必填");
    List<String> codes = codes(question.cell(), own);
    if (!codes.isEmpty()) {
      boolean answers = Set.copyOf(codes).equals(Set.of("是", "否"));
      return new Answer(answers ? ValueType.YES_NO : ValueType.CODE, "", required, codes, SURE);
    }
    if (question.cell().content() == Content.BOX) {
      return new Answer(ValueType.TICK, "", required, List.of(), SURE);
    }
    boolean general =
        Lexicon.USUAL.isValueHead(own) && !question.cross().isEmpty() && question.unit().isEmpty();
    Answer found =
        general ? byWords(turned(question), question.cross().getFirst()) : byWords(question, own);
    return found.required(required);
  }

  /** The answers that a value below this label may have; empty if anything goes. */
  private List<String> codes(BlankCell cell, String own) {
    if (!cell.choices().isEmpty()) {
      return cell.choices();
    }
    if (!cell.sentence().options().isEmpty()) {
      return cell.sentence().options();
    }
    if (DAY.matcher(own).matches() && !notes.marks().isEmpty()) {
      return notes.marks();
    }
    Matcher classes = LISTED.matcher(own);
    if (classes.find() && CLASSED.matcher(own).find()) {
      return List.of(classes.group(1).split("[/／]", -1));
    }
    return notes.codes(own);
  }

  /** The codes that a heading lists below its label, one a line; empty if it lists none. */
  static List<String> listed(String text) {
    List<String> codes = new ArrayList<>();
    Matcher coded = CODED.matcher(text);
    while (coded.find()) {
      codes.add(coded.group(1));
    }
    return codes.size() > 1 ? codes : List.of();
  }

  /** The question with its labels exchanged: below 数量 or 内容 the row says what is asked. */
  private static Question turned(Question question) {
    List<String> own = question.cross();
    List<String> cross = question.own();
    return new Question(own, cross, question.unit(), question.cell(), question.figures());
  }

  private Answer byWords(Question asked, String own) {
    boolean figures =
        asked.figures() || PERIOD.matcher(own).matches() || Lexicon.USUAL.isTotal(own);
    Question question =
        new Question(asked.own(), asked.cross(), asked.unit(), asked.cell(), figures);
    Predicate<String> period = above -> Lexicon.USUAL.isPeriodEnd(own, above);
    if (question.own().stream().skip(1).anyMatch(period)) {
      boolean months = question.own().stream().anyMatch(label -> MONTHS.matcher(label).find());
      return answer(months ? ValueType.MONTH : ValueType.DATE, "", SURE);
    }
    // 类, 款, 项 in a code are no units.
    boolean coded = question.own().stream().anyMatch(label -> CODED_HEAD.matcher(label).find());
    if (Lexicon.USUAL.isUnit(own) && own.length() <= 2 && !coded) {
      return ofUnit(own, Optional.empty());
    }
    String format = question.cell().printed().look().format();
    Optional<ValueType> hint = hint(own);
    Optional<String> bracket = unitWithin(own);
    Optional<String> group = bracket.isPresent() ? Optional.empty() : groupUnit(question, own);
    if (group.isPresent() && hint.equals(Optional.of(ValueType.TEXT))) {
      return ofUnit(group.orElseThrow(), Optional.empty());
    }
    if (bracket.isEmpty() && hint.isPresent() && isStrong(hint.orElseThrow())) {
      return answer(hint.orElseThrow(), "", SURE);
    }
    if (format.contains("%")) {
      return answer(ValueType.PERCENT, "%", SURE);
    }
    if (bracket.isPresent()) {
      return ofUnit(bracket.orElseThrow(), hint);
    }
    if (!question.unit().isEmpty()) {
      return ofUnit(question.unit(), hint);
    }
    if (DATE_FORMAT.matcher(format).matches()) {
      return answer(ValueType.DATE, "", LIKELY);
    }
    return byOthers(question, hint);
  }

  /** The unit of a group of figures: below 隐患（项）, a column 落实要求 counts too. */
  private Optional<String> groupUnit(Question question, String own) {
    boolean counted =
        question.figures()
            && question.own().size() > 1
            && question.unit().isEmpty()
            && !SAID.matcher(own).find();
    return counted ? unitWithin(question.own().get(1)) : Optional.empty();
  }

  private Answer byOthers(Question question, Optional<ValueType> hint) {
    Optional<ValueType> weak = hint;
    List<String> others = new ArrayList<>(question.own().stream().skip(1).toList());
    others.addAll(question.cross());
    boolean figure = question.figures() || hint.map(ValueType::isNumber).orElse(true);
    for (String other : figure ? others : List.<String>of()) {
      Optional<String> bracket = unitWithin(other);
      if (bracket.isPresent()) {
        return ofUnit(bracket.orElseThrow(), hint);
      }
    }
    for (String other : others) {
      Optional<ValueType> tick = hint(other).filter(it -> it == ValueType.TICK);
      weak = weak.isEmpty() ? tick.or(() -> figures(other)) : weak;
    }
    if (weak.isPresent()) {
      return weighed(question, weak.orElseThrow());
    }
    List<String> units = notes.units(question.cell().row());
    if (question.figures() && units.size() == 1) {
      return ofUnit(units.getFirst(), Optional.empty());
    }
    if (question.figures() && notes.asksTicks()) {
      return answer(ValueType.TICK, "", GUESSED);
    }
    boolean counted =
        question.figures()
            || (!question.own().isEmpty() && question.own().getFirst().endsWith("数"));
    return counted
        ? answer(ValueType.COUNT, "", GUESSED)
        : answer(ValueType.TEXT, "", question.own().isEmpty() ? GUESSED : LIKELY);
  }

  private Answer weighed(Question question, ValueType type) {
    List<String> units = notes.units(question.cell().row());
    String label = String.join("", question.own()) + String.join("", question.cross());
    if (type == ValueType.AMOUNT_YUAN) {
      for (String unit : units) {
        if (Lexicon.USUAL.ofUnit(unit).filter(ValueType::isMoney).isPresent()
            || unit.endsWith("元")) {
          return ofUnit(unit, Optional.of(type));
        }
      }
      return answer(type, "元", LIKELY);
    }
    if (type == ValueType.COUNT) {
      for (String unit : units) {
        if (label.contains(unit) && Lexicon.USUAL.ofUnit(unit).orElseThrow() == type) {
          return answer(type, unit, LIKELY);
        }
      }
    }
    return answer(type, "", LIKELY);
  }

  /** A figure in a unit; a difference from before may be negative. */
  private static Answer ofUnit(String unit, Optional<ValueType> hint) {
    ValueType type = Lexicon.USUAL.ofUnit(unit).orElse(ValueType.COUNT);
    boolean difference = hint.equals(Optional.of(ValueType.INTEGER));
    boolean parted = type == ValueType.COUNT && hint.equals(Optional.of(ValueType.DECIMAL));
    ValueType less = type == ValueType.COUNT ? ValueType.INTEGER : ValueType.DECIMAL;
    ValueType told = difference ? less : parted ? ValueType.DECIMAL : type;
    return answer(told, unit, SURE);
  }

  /**
   * Whether words alone settle the type, whatever unit stands around: it is no figure to add up.
   */
  private static boolean isStrong(ValueType type) {
    return !Answer.of(type).isAdded();
  }

  private static Answer answer(ValueType type, String unit, double confidence) {
    return new Answer(type, unit, false, List.of(), confidence);
  }
}
