package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;

/** Finds the answers that may be chosen from: lists, options, legends, notes. */
final class CodeFinder {
  private static final Pattern CODED =
      Pattern.compile("(?m)^\\s*([0-9A-Z]{1,2})[.、．\\-－]?\\s*(\\p{IsHan}[^\\n]*)$");
  private static final Pattern DAY = Pattern.compile("[0-9]{1,2}日?");
  private static final Pattern LISTED =
      Pattern.compile("[（(]((?:\\p{IsHan}{1,6}[/／])+\\p{IsHan}{1,6})[)）]");
  private static final Pattern CLASSED = Pattern.compile("等级|类别|类型|性质|程度|方式|种类|级别|性别|结果|是否|状态|形式");

  private final SheetNotes notes;

  CodeFinder(SheetNotes notes) {
    this.notes = notes;
  }

  /** The answers that a value below this label may have; none where anything goes. */
  List<String> codes(BlankCell cell, String own) {
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

  /** The codes that a heading lists below its label, a line each. */
  static List<String> listed(String text) {
    List<String> codes = new ArrayList<>();
    Matcher coded = CODED.matcher(text);
    while (coded.find()) {
      codes.add(coded.group(1));
    }
    return codes.size() > 1 ? codes : List.of();
  }
}
