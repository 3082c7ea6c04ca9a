package org.nuanbao.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Place;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Severity;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Plain;

/**
 * Checks each cell against its type, whatever rules the form has. If a rule has already said the
 * same about a cell, only the rule's finding is kept.
 */
final class TypeCheck {
  /**
   * The most characters of a name; names of minorities and foreigners are long, but not so long.
   */
  static final int NAME = 60;

  static final int TEXT = 5_000;
  private static final int OTHER = 300;

  /** The most characters of one row or card: it must fit into a stored item. */
  static final int ROW = 40_000;

  /** The highest age that is believed: nobody who gets aid is older. */
  static final int OLD = 120;

  /** Codes of rules whose findings say what this check would say. */
  private static final Pattern OF_TYPE =
      Pattern.compile("BAD_|ID_|CARD_|USCC_|NOT_POSITIVE|NOT_EMPTY|NOT_CONSECUTIVE|CHOICES");

  private static final FindingWords BROKEN =
      new FindingWords(
          "BAD_NUMBER", "的内容无法读取（公式出错或数字无效），请重新填写。", " cannot be read. Please fill it in again.");
  private static final FindingWords UNSEEN =
      new FindingWords(
          "BAD_NAME",
          "含有看不见的字符，请删去后重新录入。",
          " holds characters nobody can see. Please type it again.");
  private static final FindingWords LOST =
      new FindingWords(
          "ID_AS_NUMBER",
          "是以数字录入的，第16位后已丢失，请以文本重新录入。",
          " was typed as a number and has lost what followed its 15th digit. Type it again as text.");
  private static final FindingWords NO_NAME =
      new FindingWords("BAD_NAME", "填的不是姓名，请填写真实姓名。", " is no name. Please give the real one.");
  private static final FindingWords STAND_IN =
      new FindingWords(
          "BAD_NAME",
          "里有“?”“□”之类代替生僻字的符号，请核对姓名。",
          " holds signs that stand for a character that was lost. Please check the name.");
  private static final FindingWords DIGITS =
      new FindingWords("BAD_NAME", "里有数字，请核对姓名。", " holds digits. Please check the name.");
  private static final FindingWords SAME =
      new FindingWords("DITTO", "填的是“同上”之类，请写明具体内容。", " says “ditto”. Please write it out.");
  private static final FindingWords OLD_ID =
      new FindingWords(
          "ID_15", "是15位旧号码，可以报送，最好改填18位。", " has the old 15 digits; better give the 18.");
  private static final FindingWords FUTURE =
      new FindingWords(
          "ID_FUTURE", "上的出生日期晚于填报之日，请对照身份证改正。", ": that day of birth is yet to come.");
  private static final FindingWords AGED =
      new FindingWords(
          "ID_OLD",
          "上的出生日期已过" + OLD + "年，请核对是否录错。",
          ": born more than " + OLD + " years ago. Please check.");

  private final Judging judging;
  private final Set<String> said = new HashSet<>();
  private final @Nullable LocalDate day;

  private TypeCheck(Judging judging) {
    this.judging = judging;
    this.day = day(judging);
    judging.findings().stream()
        .filter(finding -> finding.refs().size() == 1)
        .filter(finding -> OF_TYPE.matcher(finding.code()).lookingAt())
        .forEach(finding -> said.add(finding.refs().getFirst() + finding.cells()));
  }

  /** The day on which people are as old as they are; null if it is not known. */
  static @Nullable LocalDate day(Judging judging) {
    LocalDate asOf = judging.form().head().asOf();
    return asOf == null ? judging.facts().submittedOn() : asOf;
  }

  /**
   * Checks every answer.
   *
   * @param rules that were judged before
   */
  static void check(Judging judging, List<Rule> rules) {
    TypeCheck check = new TypeCheck(judging);
    for (Place place : judging.places().values()) {
      boolean judged = rules.stream().anyMatch(rule -> rule.judgesType(place.name()));
      judging
          .cells(TypeProofs.CELL, place.name())
          .filter(cell -> !cell.isBlank())
          .forEach(cell -> check.cell(cell, judged));
    }
    check.room();
  }

  /**
   * Checks one answer.
   *
   * @param judged whether a rule of the form judges its type
   */
  private void cell(Cell cell, boolean judged) {
    FindingWords always = always(cell);
    if (always != null) {
      judging.foundInFile(Severity.ERROR, cell, always);
      return;
    }
    if (!judged && !isSaid(cell)) {
      Optional<FindingWords> wrong = TypeWords.of(cell);
      if (wrong.isPresent()) {
        judging.foundInFile(Severity.ERROR, cell, wrong.get());
        return;
      }
    }
    String text = cell.text();
    if (cell.value() instanceof Value.Numeric(BigDecimal number)) {
      bounds(cell, number);
    } else if (text != null) {
      advice(cell, text, judged);
    }
  }

  private boolean isSaid(Cell cell) {
    Spot spot = cell.spot();
    return said.contains(spot.ref() + (spot.cell() == null ? "[]" : "[" + spot.cell() + "]"));
  }

  /** Faults that no rule reports: the value cannot be believed, seen, or stored. */
  private static @Nullable FindingWords always(Cell cell) {
    return switch (cell.value()) {
      case Value.Blank _, Value.Day _ -> null;
      case Value.Broken _ -> BROKEN;
      case Value.Numeric _ -> cell.type().isDigits() ? LOST : null;
      case Value.Text(String text) -> {
        if (text.length() > longest(cell)) {
          yield FindingWords.of(
              "TOO_LONG",
              "太长（%s字），最多%s字，请缩短。",
              " is too long (%s characters, at most %s).",
              text.length(),
              longest(cell));
        }
        yield cell.type() == ValueType.TEXT ? ofWords(cell, text) : null;
      }
    };
  }

  private static int longest(Cell cell) {
    return isName(cell) ? NAME : cell.type() == ValueType.TEXT ? TEXT : OTHER;
  }

  private static boolean isName(Cell cell) {
    return cell.asked().name();
  }

  private static @Nullable FindingWords ofWords(Cell cell, String text) {
    if (text.codePoints().anyMatch(Plain::isUnseen)) {
      return UNSEEN;
    }
    boolean letters = text.codePoints().anyMatch(c -> Character.isLetter(c) || Plain.isStandIn(c));
    return isName(cell) && !letters ? NO_NAME : null;
  }

  private void bounds(Cell cell, BigDecimal number) {
    AnswerType asked = cell.asked();
    BigDecimal least = asked.least();
    BigDecimal most = asked.most();
    if (number.stripTrailingZeros().scale() > asked.places() && asked.places() > 0) {
      judging.foundInFile(
          Severity.ERROR,
          cell,
          FindingWords.of(
              "BAD_DECIMALS",
              "填的是%s，最多%s位小数，请改正。",
              " has more than %2$s decimals.",
              number,
              asked.places()));
    }
    boolean negative = least != null && least.signum() == 0 && number.signum() < 0;
    boolean low = least != null && number.compareTo(least) < 0 && !negative;
    boolean high = most != null && number.compareTo(most) > 0;
    if (low || high) {
      judging.foundInFile(
          Severity.ERROR,
          cell,
          new FindingWords(
              "OUT_OF_RANGE",
              "填的是%s，%s，请核对。"
                  .formatted(
                      FindingWords.shown(number),
                      low ? "小于最小值" + plain(least) : "超过最大值" + plain(most)),
              low ? " is below " + plain(least) + "." : " is above " + plain(most) + "."));
    }
  }

  private static String plain(@Nullable BigDecimal bound) {
    return bound == null ? "" : bound.toPlainString();
  }

  /** Warns of a value that fits its type but is worth a look. */
  private void advice(Cell cell, String text, boolean judged) {
    if (cell.type() == ValueType.ID_NUMBER) {
      boolean old = text.length() == 15 && !isSaid(cell);
      IdNumber.of(text).ifPresent(id -> person(cell, id, old));
    } else if (cell.type() == ValueType.BANK_CARD && !judged) {
      if (BankCard.judge(text) instanceof BankCard.Judged.Faulty(var fault)) {
        judging.foundInFile(Severity.WARNING, cell, TypeWords.ofCard(cell, text, fault));
      }
    } else if (cell.type() == ValueType.TEXT && Salvage.DITTO.contains(text)) {
      judging.foundInFile(Severity.WARNING, cell, SAME);
    } else if (isName(cell)) {
      if (text.codePoints().anyMatch(Plain::isStandIn)) {
        judging.foundInFile(Severity.WARNING, cell, STAND_IN);
      } else if (text.codePoints().anyMatch(Character::isDigit)) {
        judging.foundInFile(Severity.WARNING, cell, DIGITS);
      }
    }
  }

  private void person(Cell cell, IdNumber id, boolean old) {
    if (old) {
      judging.foundInFile(Severity.WARNING, cell, OLD_ID);
    }
    if (day != null && id.birth().isAfter(day)) {
      judging.foundInFile(Severity.ERROR, cell, FUTURE);
    } else if (day != null && id.ageOn(day) > OLD) {
      judging.foundInFile(Severity.WARNING, cell, AGED);
    }
  }

  /** Checks that each row, and everything outside the tables, is short enough to be stored. */
  private void room() {
    Set<String> tables =
        judging.places().values().stream()
            .map(place -> String.valueOf(place.table()))
            .collect(Collectors.toSet());
    for (String table : tables) {
      List<Place> together =
          judging.places().values().stream()
              .filter(place -> String.valueOf(place.table()).equals(table))
              .toList();
      judging
          .rows(TypeProofs.ROOM, together.getFirst().name())
          .forEach(scope -> room(scope, together));
    }
  }

  private void room(Scope scope, List<Place> together) {
    int length = 0;
    for (Place place : together) {
      String text = scope.cell(place.name()).text();
      length += text == null ? 0 : text.length();
    }
    if (length > ROW) {
      judging.foundInFile(
          Severity.ERROR,
          List.of(scope.cell(together.getFirst().name()).spot()),
          FindingWords.of(
              "TOO_LONG",
              "%3$s各栏文字合计%1$s字，最多%2$s字，请缩短。",
              "The texts together are too long (%s characters, at most %s).",
              length,
              ROW,
              scope.name()));
    }
  }
}
