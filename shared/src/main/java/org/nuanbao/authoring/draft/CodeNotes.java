package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.BareText;

/** The lists of answers that a form's notes print: 性别：请填写“男”或“女”. */
final class CodeNotes {
  /** What a note says about a label. */
  record Codes(List<String> codes, boolean several, List<Doubt> doubts) {
    static final Codes NONE = new Codes(List.of(), false, List.of());
  }

  private record Note(String subject, String text) {}

  private static final Pattern NOTE =
      Pattern.compile("^(?:注[:：]?)?([0-9]{1,2})[.．、](.+)$", Pattern.DOTALL);
  private static final Pattern LIST =
      Pattern.compile("([^，。；：,;:]*?)[:：]*请(?:选择)?填写?(（[^）]*）)?((?:[“\"][^”\"]+[”\"][、，或和]*)+)");
  private static final Pattern QUOTED = Pattern.compile("[“\"]([^”\"]+)[”\"]");
  private static final Pattern NUMBERED = Pattern.compile("^([0-9]{1,2})([^0-9].*)$");
  private static final Pattern SAME = Pattern.compile("([^。；]+?)(?:参见|同)前?([0-9、，]+)条");

  private final Map<String, Note> notes = new LinkedHashMap<>();

  /** Reads a form's notes; each text is one note. */
  CodeNotes(List<String> texts) {
    for (String text : texts) {
      Matcher note = NOTE.matcher(BareText.squeezed(text));
      if (note.matches()) {
        String said = note.group(2);
        notes.putIfAbsent(note.group(1), new Note(said.split("[:：，,中]", 2)[0], said));
      }
    }
  }

  /** The label without the number of its note: 困难类别 for 1困难类别. */
  String withoutNumber(String label) {
    Matcher numbered = NUMBERED.matcher(label);
    return numbered.matches() && notes.containsKey(numbered.group(1)) ? numbered.group(2) : label;
  }

  /**
   * The answers that the notes list for a label.
   *
   * @param table the printed label of the small table that has it as a column; else empty
   */
  Codes codes(String table, String printed) {
    if (!table.isEmpty()) {
      return ofColumn(table, printed);
    }
    Matcher numbered = NUMBERED.matcher(printed);
    String label = withoutNumber(printed);
    if (numbered.matches() && notes.containsKey(numbered.group(1))) {
      return numbered(label, notes.get(numbered.group(1)));
    }
    return notes.values().stream()
        .filter(note -> note.subject().equals(label))
        .findFirst()
        .map(note -> list(note.text(), ""))
        .orElse(Codes.NONE);
  }

  private static Codes numbered(String label, Note note) {
    Codes codes = list(note.text(), "");
    return note.subject().equals(label) || codes.codes().isEmpty()
        ? codes
        : new Codes(
            codes.codes(),
            codes.several(),
            List.of(
                new Doubt(
                    "说明里写作“" + note.subject() + "”",
                    "the note calls it “" + note.subject() + "”")));
  }

  private Codes ofColumn(String table, String column) {
    Matcher numbered = NUMBERED.matcher(table);
    if (!numbered.matches() || !notes.containsKey(numbered.group(1))) {
      return Codes.NONE;
    }
    String text = notes.get(numbered.group(1)).text();
    Codes own = list(text, column);
    return own.codes().isEmpty() ? referred(text, column) : own;
  }

  /** The list of an earlier note that this text refers to: 政治面貌、健康状况参见前2、4条. */
  private Codes referred(String text, String column) {
    Matcher same = SAME.matcher(text);
    while (same.find()) {
      if (List.of(same.group(1).split("[、，]", -1)).contains(column)) {
        for (String number : same.group(2).split("[、，]", -1)) {
          Note note = notes.get(number);
          if (note != null && note.subject().equals(column)) {
            return list(note.text(), "");
          }
        }
      }
    }
    return Codes.NONE;
  }

  /** The first list in a text, or the first for this subject. */
  private static Codes list(String text, String subject) {
    Matcher list = LIST.matcher(text);
    while (list.find()) {
      List<String> codes = new ArrayList<>();
      Matcher quoted = QUOTED.matcher(list.group(3));
      while (quoted.find()) {
        codes.add(quoted.group(1));
      }
      if (codes.size() > 1 && (subject.isEmpty() || list.group(1).endsWith(subject))) {
        String bracket = list.group(2);
        return new Codes(List.copyOf(codes), bracket != null && bracket.contains("项"), List.of());
      }
    }
    return Codes.NONE;
  }
}
