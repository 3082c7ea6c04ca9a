package org.nuanbao.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;

/**
 * Reads a form's grid. A row is a list of tokens under the row's kind; a token is the printed text
 * itself, {@code #ref} for a label, {@code =ref} for an input, {@code @key} for a field's input,
 * {@code <} or {@code ^} for a cell merged to the left or above, and an empty text for nothing.
 * {@code <3} stands for three {@code <}. Text behind {@code ~} is a line with gaps, <code>{ref:what
 * is printed in the gap}</code>.
 */
final class LayoutReader {
  private static final Pattern GAP = Pattern.compile("\\{([a-z_.]+):([^}]*)}");
  private static final Pattern LEFTS = Pattern.compile("<[0-9]+");

  private LayoutReader() {}

  static Layout read(DataObject data) {
    List<Integer> widths = data.integers("widths");
    List<Layout.Row> rows = data.objects("rows").stream().map(row -> row(row, widths)).toList();
    data.done();
    Layout layout = new Layout(widths, rows);
    int covered = layout.blocks().stream().mapToInt(block -> block.height() * block.width()).sum();
    if (covered != rows.size() * widths.size()) {
      throw data.fault("rows", "“<” and “^” do not make whole rectangles");
    }
    return layout;
  }

  private static Layout.Row row(DataObject data, List<Integer> widths) {
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> data.has(key(known)))
            .findFirst()
            .orElseThrow(() -> data.fault("", "a row is one of " + kinds()));
    List<Slot> slots = new ArrayList<>();
    data.texts(key(kind)).forEach(token -> slots.addAll(slots(token)));
    if (slots.size() != widths.size()) {
      throw data.fault(
          key(kind), "has " + slots.size() + " places, but there are " + widths.size() + " widths");
    }
    if (slots.getFirst() instanceof Slot.Left) {
      throw data.fault(key(kind), "nothing stands to the left of the first “<”");
    }
    int times = data.integerOr("times", 1);
    if (times < 1 || (times > 1 && kind != Kind.BODY)) {
      throw data.fault("times", "only a body row is printed several times");
    }
    int lines = data.integerOr("lines", 1);
    data.done();
    return new Layout.Row(kind, List.copyOf(slots), times, Math.clamp(lines, 1, 20));
  }

  private static List<Slot> slots(String token) {
    return LEFTS.matcher(token).matches()
        ? Collections.nCopies(Integer.parseInt(token.substring(1)), new Slot.Left())
        : List.of(slot(token));
  }

  private static Slot slot(String token) {
    if (token.isEmpty()) {
      return new Slot.Empty();
    }
    if (token.equals("<")) {
      return new Slot.Left();
    }
    if (token.equals("^")) {
      return new Slot.Up();
    }
    String rest = token.substring(1);
    return switch (token.charAt(0)) {
      case '#' -> new Slot.Label(rest);
      case '=' -> new Slot.Input(rest);
      case '@' -> new Slot.FieldInput(rest);
      case '~' -> line(rest);
      default -> new Slot.Printed(token);
    };
  }

  private static Slot line(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher gaps = GAP.matcher(text);
    int end = 0;
    while (gaps.find()) {
      if (gaps.start() > end) {
        parts.add(new Part.Words(text.substring(end, gaps.start())));
      }
      parts.add(new Part.Gap(gaps.group(1), gaps.group(2)));
      end = gaps.end();
    }
    if (end < text.length()) {
      parts.add(new Part.Words(text.substring(end)));
    }
    return new Slot.Line(List.copyOf(parts));
  }

  private static String key(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String kinds() {
    return String.join(", ", Arrays.stream(Kind.values()).map(LayoutReader::key).toList());
  }
}
