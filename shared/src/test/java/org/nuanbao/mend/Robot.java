package org.nuanbao.mend;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Making;
import org.nuanbao.check.Mend;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.Correction;

/**
 * Takes the steps of all findings of a workbook at once. What it is asked it looks up in the
 * original records: the workbook as it was before the hand slipped.
 */
final class Robot {
  private final TriedBook book;
  private final Map<String, Target> there;
  private final Map<String, Target> records;
  private final Map<String, Map<String, Value>> cells = new LinkedHashMap<>();
  private final Map<String, Value> gaps = new HashMap<>();
  private int asked;

  private Robot(TriedBook book, TriedBook original) {
    this.book = book;
    this.there = book.targets();
    this.records = original.targets();
  }

  /**
   * What the robot made of it.
   *
   * @param asked how many questions it had to have answered
   */
  record Mended(Bytes file, int asked) {}

  static Mended mend(TriedBook book, TriedBook original, Collection<Finding> findings) {
    Robot robot = new Robot(book, original);
    for (Finding finding : findings) {
      for (Mend mend : finding.parts().mends()) {
        robot.take(finding, mend);
      }
    }
    byte[] bytes = book.file().array();
    for (Map.Entry<String, Map<String, Value>> sheet : robot.cells.entrySet()) {
      bytes = Correction.of(bytes, sheet.getKey(), sheet.getValue());
    }
    return new Mended(new Bytes(bytes), robot.asked);
  }

  private void take(Finding finding, Mend mend) {
    String at = named(finding, mend.cell());
    switch (mend) {
      case Mend.Put(String _, Value value) -> write(at, value);
      case Mend.Clear _ -> write(at, Value.Blank.IT);
      case Mend.Make(String _, Mend.Way way, String from) -> {
        Target source = there.get(named(finding, from));
        Target own = there.get(at);
        ValueType type = own == null ? ValueType.TEXT : own.type();
        Optional<Value> made =
            source == null ? Optional.empty() : Making.made(way, type, source.value());
        made.ifPresent(value -> write(at, value));
      }
      case Mend.Ask _ -> {
        asked++;
        Target right = records.get(at);
        if (right != null) {
          write(at, right.value());
        }
      }
    }
  }

  private String named(Finding finding, String cell) {
    return cell.contains("!") ? cell : finding.sheet() + "!" + cell;
  }

  private void write(String at, Value value) {
    Target target = there.get(at);
    Value written = value;
    if (target != null && target.gap() != null) {
      gaps.put(target.place().name(), value);
      written = new Value.Text(book.line(target, gaps));
    }
    cells
        .computeIfAbsent(at.substring(0, at.lastIndexOf('!')), any -> new HashMap<>())
        .put(at.substring(at.lastIndexOf('!') + 1).replaceAll("#.*", ""), written);
  }
}
