package org.nuanbao.check.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleNames;

/** The table of all kinds of rules. A new kind is a file beside it and a line here. */
public final class RuleKinds {
  static final List<RuleKind> ALL =
      Stream.of(
              List.of(SumRule.KIND),
              SidesRule.KINDS,
              List.of(AllOrNoneRule.KIND),
              NeedsRule.KINDS,
              TypeRule.KINDS,
              List.of(ShareRule.KIND),
              List.of(NumberedRule.KIND),
              FilledRule.KINDS,
              List.of(FieldsFilledRule.KIND),
              List.of(PositiveRule.KIND),
              List.of(PatternRule.KIND),
              List.of(CodeRule.KIND),
              List.of(ChoicesRule.KIND),
              List.of(UniqueRule.KIND),
              IdRule.KINDS,
              IdMatchRule.KINDS,
              List.of(CardRule.KIND),
              List.of(DateOrderRule.KIND),
              List.of(DeadlineRule.KIND),
              List.of(StampRule.KIND),
              List.of(AmountWordsRule.KIND),
              ListRule.KINDS,
              TableRule.KINDS,
              List.of(FormulaRule.KIND))
          .flatMap(List::stream)
          .toList();

  private static final Map<String, RuleKind> BY_NAME =
      ALL.stream().collect(Collectors.toMap(RuleKind::name, Function.identity()));

  /** Reads notices whose forms have these kinds of rules. */
  public static final NoticeReader NOTICES = new NoticeReader(RuleKinds::read);

  private RuleKinds() {}

  /**
   * One rule of its data.
   *
   * @throws org.nuanbao.form.DataFault if the kind is unknown or its data wrong
   */
  public static Rule read(DataObject data, RuleNames names) {
    RuleKind kind = BY_NAME.get(data.text("kind"));
    if (kind == null || !(kind.forms().isEmpty() || kind.forms().contains(names.kind()))) {
      throw data.fault("kind", "“" + data.text("kind") + "” is no kind of rule here");
    }
    return kind.maker().make(data, names);
  }

  /** {@code blank: 0} says that a blank counts as 0; nothing else can be said. */
  static boolean blankIsNought(DataObject data) {
    if (data.has("blank") && data.integer("blank") != 0) {
      throw data.fault("blank", "can only be 0");
    }
    return data.has("blank");
  }

  static String chinese(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
