package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** What a sheet's lines say about its tables: units of all figures, codes of answers, relations. */
public final class SheetNotes {
  private static final Pattern UNIT = Pattern.compile("单位[:：](?=([^\\s，,。；;（）()：:]{1,12}))");
  private static final Pattern CODE =
      Pattern.compile("([A-Z]|[0-9]{1,2})[-－—.、．:：]?([\\p{IsHan}（）()]+)");

  private final Map<Integer, List<String>> units = new TreeMap<>();
  private static final Pattern MARK = Pattern.compile("\\p{IsHan}{2,4}[：:（(“\"]?([√△×○●☆◎✓▲◇＋⊙◆])");

  private static final Pattern TICKED =
      Pattern.compile("(栏|格|空格|选项)(内|中|里|下)?.{0,4}[打划画].{0,2}[√✓]");
  private static final Pattern HEAD =
      Pattern.compile("[”’]?(?:按|请|栏|一栏|应)?(?:填写|填)?(?:按)?(?:代码)?(?:填写|填)?[:：]");

  private final List<String> texts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SheetNotes(BlankGrid grid) {
    for (BlankCell cell : grid.all()) {
      if (!cell.printed().isBlank()) {
        String text = BareText.squeezed(cell.text());
        units(cell.row(), text);
        texts.add(text);
        if (Lexicon.USUAL.isNote(text) || text.length() > 24) {
          notes.add(text);
        }
      }
    }
  }

  private void units(int row, String text) {
    Matcher unit = UNIT.matcher(text);
    while (unit.find()) {
      List<String> known = new ArrayList<>();
      for (String one : unit.group(1).split("[、/／]", -1)) {
        if (Lexicon.USUAL.isUnit(one)) {
          known.add(one);
        }
      }
      if (!known.isEmpty()) {
        units.put(row, known);
      }
    }
  }

  /** The units for the figures of a row: the last that are printed above it. */
  List<String> units(int row) {
    List<String> last = List.of();
    for (Map.Entry<Integer, List<String>> entry : units.entrySet()) {
      if (entry.getKey() <= row) {
        last = entry.getValue();
      }
    }
    return last;
  }

  /** The signs of a legend, as in 出勤√ 请假△. */
  List<String> marks() {
    List<String> marks = new ArrayList<>();
    for (String text : texts) {
      Matcher mark = MARK.matcher(text);
      List<String> found = new ArrayList<>();
      while (mark.find()) {
        found.add(mark.group(1));
      }
      if (found.size() > 1 && found.size() > marks.size()) {
        marks = found;
      }
    }
    return marks;
  }

  /** Whether cells are to be ticked, as in 在相应栏内打“√”. */
  boolean asksTicks() {
    return notes.stream().anyMatch(note -> TICKED.matcher(note).find());
  }

  /** The texts that explain, in their order. */
  public List<String> notes() {
    return notes;
  }

  /** The codes that a note gives for a label: 困难类型填代码：A深度困难、B相对困难. */
  List<String> codes(String label) {
    String bare = BareText.unbracketed(label);
    if (bare.length() < 2) {
      return List.of();
    }
    for (String note : notes) {
      int at = note.indexOf(bare);
      while (at >= 0) {
        List<String> codes = listed(note.substring(at + bare.length()));
        if (codes.size() > 1) {
          return codes;
        }
        at = note.indexOf(bare, at + 1);
      }
    }
    return List.of();
  }

  private static List<String> listed(String text) {
    Matcher head = HEAD.matcher(text);
    List<String> codes = new ArrayList<>();
    if (!head.lookingAt()) {
      return codes;
    }
    int end = head.end();
    Matcher code = CODE.matcher(text);
    while (code.find(end) && code.start() <= end + 1) {
      codes.add(code.group(1));
      end = code.end();
      if (end < text.length() && "。".indexOf(text.charAt(end)) >= 0 && codes.size() > 1) {
        break;
      }
    }
    return codes;
  }
}
