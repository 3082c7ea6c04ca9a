package org.nuanbao.formdata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;

/**
 * Whether a layout prints the whole form and nothing else: every answer has one place, every label
 * at most one, and exactly one where the form is a plain table.
 */
final class LayoutCheck {
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
    boolean running = form.layout().rows().stream().anyMatch(row -> row.kind() == Layout.Kind.TEXT);
    // Groups and lines say some labels in other words.
    boolean loose = running || form instanceof Single || form instanceof FormOfParts;
    Set<String> known = new HashSet<>();
    form.labels().keySet().forEach(label -> times("#" + label, loose ? 0 : 1, known));
    names.cells().values().stream()
        .filter(place -> !(place.prompt() instanceof Field))
        .forEach(place -> times("=" + place.name(), 1, known));
    // Seals and signatures need not be printed.
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
