package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.MailAddress;
import org.nuanbao.value.Plain;

/** Reads what a row says of its unit. A blank cell, or a column that is not there, leaves it be. */
final class UnitFields {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CODE = 30;

  private final List<ListProblem> problems;

  UnitFields(List<ListProblem> problems) {
    this.problems = problems;
  }

  void fill(List<UnitNode> nodes) {
    Map<String, UnitNode> codes = new HashMap<>();
    for (UnitNode node : nodes) {
      ListRow row = node.row;
      if (row == null) {
        continue;
      }
      List<ListProblem> found = new ArrayList<>();
      if (node.name().length() > LONGEST_NAME) {
        found.add(
            row.problem(
                ListColumn.NAME,
                "名称太长",
                "最多 " + LONGEST_NAME + " 个字",
                "A name has at most " + LONGEST_NAME + " characters."));
      }
      code(node, row, found);
      type(node, row, found);
      mail(node, row, found);
      String key = node.code == null ? "" : UnitNode.key(node.code);
      UnitNode other = key.isEmpty() ? null : codes.putIfAbsent(key, node);
      if (other != null && other.row != null) {
        found.add(
            row.problem(
                ListColumn.CODE,
                "单位编号与第 " + other.row.row().number() + " 行的重复",
                "每个单位用一个不同的编号",
                "Row %d has the same code; give each unit its own."
                    .formatted(other.row.row().number())));
      }
      node.bad |= !found.isEmpty();
      problems.addAll(found);
    }
  }

  private static void code(UnitNode node, ListRow row, List<ListProblem> found) {
    String written = Plain.compact(row.text(ListColumn.CODE));
    String path = written.toLowerCase(Locale.ROOT);
    if (written.isEmpty() || UnitPath.isPath(path)) {
      node.wanted = written.isEmpty() ? null : new UnitPath(path);
      return;
    }
    if (written.length() > LONGEST_CODE) {
      found.add(
          row.problem(
              ListColumn.CODE,
              "单位编号太长",
              "最多 " + LONGEST_CODE + " 个字",
              "A code has at most " + LONGEST_CODE + " characters."));
      return;
    }
    // A program that took 007 for a number has not changed the code.
    if (node.code == null || !UnitNode.key(node.code).equals(UnitNode.key(written))) {
      node.code = written;
    }
  }

  private static void type(UnitNode node, ListRow row, List<ListProblem> found) {
    String written = row.text(ListColumn.TYPE);
    if (written.isEmpty()) {
      return;
    }
    Optional<String> type = UnitType.named(written);
    if (type.isPresent()) {
      node.type = type.get();
    } else {
      found.add(
          row.problem(
              ListColumn.TYPE,
              "没有这种单位类型",
              "从下面选一种，或不填：" + String.join("、", UnitType.offered()),
              "There is no such type of unit; choose one of the list or leave it blank."));
    }
  }

  private static void mail(UnitNode node, ListRow row, List<ListProblem> found) {
    ListColumn column =
        row.text(ListColumn.MAIL).isEmpty() ? ListColumn.PERSON_MAIL : ListColumn.MAIL;
    List<String> written = addresses(row.text(column));
    for (String each : written) {
      if (MailAddress.normal(each).isEmpty()) {
        found.add(
            row.problem(
                column,
                "邮箱写得不完整",
                "补全，例如 name@example.cn",
                "The mail address is incomplete; write it like name@example.cn."));
        return;
      }
    }
    if (!written.isEmpty()) {
      node.mail = MailAddress.normal(written.getFirst()).orElseThrow();
    } else if (node.was == null) {
      found.add(
          row.problem(
              column,
              "没有邮箱",
              "写上收回执和催报的邮箱",
              "A new unit needs a mail address for receipts and reminders."));
    }
  }

  /** The addresses in a cell, one or several. */
  static List<String> addresses(String written) {
    List<String> all = new ArrayList<>();
    for (String each : written.split("[;；,，、\\n\\r]+", -1)) {
      if (!Plain.trimmed(each).isEmpty()) {
        all.add(Plain.trimmed(each));
      }
    }
    return all;
  }
}
