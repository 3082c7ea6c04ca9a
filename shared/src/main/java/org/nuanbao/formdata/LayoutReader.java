package org.nuanbao.formdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;

/**
 * Reads a form's grid. A row is a list of tokens under the row's kind. A token is the printed text
 * itself, {@code #ref} for a label, {@code =ref} for an input, {@code @key} for a field's input,
 * {@code <} or {@code ^} for a cell merged to the left or above, and an empty text for nothing.
 * {@code <3} stands for three {@code <}. Text after {@code ~} is a line with gaps, <code>{ref:what
 * is printed in the gap}</code>, for a field <code>{@literal @}key</code>; <code>{=ref:…}</code> is
 * what the cell as a whole asks.
 */
final class LayoutReader {
  private static final Pattern GAP = Pattern.compile("\\{(=?)(@?[A-Za-z0-9_.]+):([^}]*)}");
  private static final Pattern LEFTS = Pattern.compile("<[0-9]+");

  private LayoutReader() {}

  static Layout read(DataObject data) {
    List<Integer> widths = data.integers("widths");
    List<Layout.Row> rows = data.objects("rows").stream().map(row -> row(row, widths)).toList();
    data.done();
    Layout layout = new Layout(widths, rows);
    int covered = layout.blocks().stream().mapToInt(block -> block.height() * block.width()).sum();
    if (covered != rows.size() * widths.size()) {
      throw data.fault("rows", "“<”和“^”拼不成完整的方框", "“<” and “^” do not make whole rectangles");
    }
    return layout;
  }

  /**
   * Checks that a form's layouts print the whole form and nothing else.
   *
   * @throws DataFault if something is printed twice, or not at all, or is not on the form
   */
  static void check(DataObject data, Form form, RuleNames names) {
    new LayoutCheck(data, form, names).check();
  }

  private static Layout.Row row(DataObject data, List<Integer> widths) {
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> data.has(key(known)))
            .findFirst()
            .orElseThrow(() -> data.fault("", "每行应是其中一种：" + kinds(), "a row is one of " + kinds()));
    List<Slot> slots = new ArrayList<>();
    data.texts(key(kind)).forEach(token -> slots.addAll(slots(token)));
    if (slots.size() != widths.size()) {
      throw data.fault(
          key(kind),
          "有 " + slots.size() + " 格，而 widths 有 " + widths.size() + " 列",
          "has " + slots.size() + " places, but there are " + widths.size() + " widths");
    }
    if (slots.getFirst() instanceof Slot.Left) {
      throw data.fault(key(kind), "行首不能是“<”", "nothing stands to the left of the first “<”");
    }
    int times = data.integerOr("times", 1);
    if (times < 1 || (times > 1 && kind != Kind.BODY)) {
      throw data.fault("times", "只有 body 行可以印多行", "only a body row is printed several times");
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
      parts.add(new Part.Gap(gaps.group(2), gaps.group(3), !gaps.group(1).isEmpty()));
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

  /**
   * Checks whether a layout prints the whole form and nothing else: every answer has one place,
   * every label at most one, and exactly one if the form is a plain table.
   */
  private static final class LayoutCheck {
    private final DataObject data;
    private final Form form;
    private final RuleNames names;
    private final List<String> tokens;

    LayoutCheck(DataObject data, Form form, RuleNames names) {
      this.data = data;
      this.form = form;
      this.names = names;
      this.tokens =
          form.sheets().stream()
              .flatMap(sheet -> sheet.layout().rows().stream())
              .flatMap(row -> row.slots().stream())
              .flatMap(LayoutCheck::tokens)
              .toList();
    }

    /** Fails if something is printed twice, or not at all, or is not on the form. */
    void check() {
      boolean running =
          form.layout().rows().stream().anyMatch(row -> row.kind() == Layout.Kind.TEXT);
      // Groups and lines word some labels differently.
      boolean loose = running || form instanceof Single || form instanceof FormOfParts;
      Set<String> known = new HashSet<>();
      form.labels().keySet().forEach(label -> times("#" + label, loose ? 0 : 1, known));
      names.cells().values().stream()
          .filter(place -> !(place.prompt() instanceof Field))
          .forEach(place -> times("=" + place.name(), 1, known));
      // Seals and signatures do not have to be printed.
      names
          .groups()
          .forEach((key, group) -> {
            Group.Stamp stamp = group.stamp();
            if (stamp != null) {
              times("=" + key + "." + stamp.mark(), 0, known);
            }
          });
      for (Field field : form.fields()) {
        times("@" + field.key(), 1, known);
        times("#" + field.ref(), 0, known);
      }
      tokens.stream()
          .filter(token -> !known.contains(token))
          .findFirst()
          .ifPresent(token -> {
            throw data.fault("layout", token + " 不在这张表上", token + " is not on the form");
          });
    }

    private void times(String token, int least, Set<String> known) {
      known.add(token);
      long times = tokens.stream().filter(token::equals).count();
      if (times < least || times > 1) {
        throw data.fault(
            "layout",
            token + " 在版式里应" + (least == 1 ? "正好" : "最多") + "出现一次",
            token + " must stand in the rows " + (least == 1 ? "exactly" : "at most") + " once");
      }
    }

    private static Stream<String> tokens(Slot slot) {
      return switch (slot) {
        case Slot.Label label -> Stream.of("#" + label.ref());
        case Slot.Input input -> Stream.of("=" + input.ref());
        case Slot.FieldInput input -> Stream.of("@" + input.key());
        case Slot.Line line ->
            line.parts().stream()
                .filter(Part.Gap.class::isInstance)
                .map(Part.Gap.class::cast)
                .map(gap -> gap.ref().startsWith("@") ? gap.ref() : "=" + gap.ref());
        case Slot.Printed _, Slot.Left _, Slot.Up _, Slot.Empty _ -> Stream.empty();
      };
    }
  }
}
