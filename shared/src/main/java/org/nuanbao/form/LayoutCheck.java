package org.nuanbao.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;

/**
 * Whether a layout prints the whole form and nothing else: every answer has one place, every label
 * at most one, and exactly one where the form is a plain table.
 */
final class LayoutCheck {
  private final DataObject data;
  private final Layout layout;
  private final List<String> tokens;

  LayoutCheck(DataObject data, Layout layout) {
    this.data = data;
    this.layout = layout;
    this.tokens =
        layout.rows().stream()
            .flatMap(row -> row.slots().stream())
            .flatMap(LayoutCheck::tokens)
            .toList();
  }

  /**
   * Fails if something is printed twice, or not at all, or is not on the form.
   *
   * @param loose whether labels may be missing: groups and lines say some in other words
   * @param labels refs that have a label
   * @param inputs refs that are answered
   * @param stamps places of seals and signatures, which need not be printed
   */
  void check(
      boolean loose,
      List<Field> fields,
      List<String> labels,
      List<String> inputs,
      List<String> stamps) {
    boolean running = layout.rows().stream().anyMatch(row -> row.kind() == Layout.Kind.TEXT);
    Set<String> known = new HashSet<>();
    for (String label : labels) {
      times("#" + label, running || loose ? 0 : 1, known);
    }
    inputs.forEach(input -> times("=" + input, 1, known));
    stamps.forEach(stamp -> times("=" + stamp, 0, known));
    for (Field field : fields) {
      times("@" + field.key(), 1, known);
      times("#" + field.ref(), 0, known);
    }
    tokens.stream()
        .filter(token -> !known.contains(token))
        .findFirst()
        .ifPresent(token -> {
          throw data.fault("layout", token + " is not on the form");
        });
  }

  private void times(String token, int least, Set<String> known) {
    known.add(token);
    long times = tokens.stream().filter(token::equals).count();
    if (times < least || times > 1) {
      throw data.fault(
          "layout",
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
              .map(gap -> "=" + gap.ref());
      case Slot.Printed _, Slot.Left _, Slot.Up _, Slot.Empty _ -> Stream.empty();
    };
  }
}
