package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;

/**
 * The print by which a card or voucher is recognised: labels, with and without the number of their
 * note, and lines with gaps, each with its place in the layout.
 */
final class SinglePrint {
  private static final Pattern NUMBER = Pattern.compile("^[0-9]+[.、,:)]?(?=.)");

  /**
   * One printed cell.
   *
   * @param texts a label equals one of them; a line's cell contains one of them, and a field's
   *     label begins with one
   */
  record Known(Block block, Set<String> texts, Kind kind) {}

  enum Kind {
    LABEL,
    FIELD,
    LINE
  }

  private final List<Known> known = new ArrayList<>();
  private final Map<Block, PrintedLine> lines = new HashMap<>();
  private final Map<String, List<String>> labels = new HashMap<>();
  private final Set<String> texts = new HashSet<>();

  SinglePrint(Single form) {
    Map<String, AnswerType> types = new HashMap<>();
    for (Question question : form.questions()) {
      labels.put(question.key(), List.of(question.printed(), question.label()));
      types.put(question.key(), question.answer());
    }
    for (Group group : form.groups()) {
      labels.put(group.key(), List.of(group.printed(), group.label()));
    }
    for (SubTable table : form.tables()) {
      labels.put(table.key(), List.of(table.printed(), table.label()));
      for (Column column : table.columns()) {
        labels.put(table.key() + "." + column.key(), List.of(column.label()));
      }
    }
    Set<String> fields = new HashSet<>();
    for (Field field : form.fields()) {
      labels.put(field.ref(), List.of(field.printed(), field.label()));
      fields.add(field.ref());
    }
    form.layout().blocks().forEach(block -> add(block, types, fields));
    known.forEach(one -> texts.addAll(one.texts()));
  }

  private void add(Block block, Map<String, AnswerType> types, Set<String> fields) {
    if (block.slot() instanceof Slot.Label(String ref)) {
      Set<String> texts = new LinkedHashSet<>();
      for (String label : labels.getOrDefault(ref, List.of())) {
        texts.add(plain(label));
        texts.add(LabelText.withoutBracket(plain(label)));
      }
      known.add(new Known(block, texts, fields.contains(ref) ? Kind.FIELD : Kind.LABEL));
    } else if (block.slot() instanceof Slot.Line(List<Layout.Part> parts)) {
      PrintedLine line = PrintedLine.of(parts, types);
      lines.put(block, line);
      if (!line.sign().isEmpty()) {
        known.add(new Known(block, Set.of(line.sign()), Kind.LINE));
      }
    }
  }

  /**
   * The label in the form in which labels are compared, without a note's number before it and
   * without a colon.
   */
  static String plain(String label) {
    String bare = LabelText.withoutColon(LabelText.of(label));
    return NUMBER.matcher(bare).replaceFirst("");
  }

  /** All of the print, in printed order. */
  List<Known> all() {
    return known;
  }

  PrintedLine line(Block block) {
    PrintedLine line = lines.get(block);
    if (line == null) {
      throw new IllegalArgumentException("not a line of this form");
    }
    return line;
  }

  /** The label printed for a ref. */
  String label(String ref) {
    List<String> said = labels.getOrDefault(ref, List.of());
    return said.isEmpty() ? ref : said.getLast();
  }

  /**
   * Whether a sheet's cell with this text may be print of the form; the text is in the form in
   * which labels are compared.
   */
  boolean isSome(String text) {
    return !text.isEmpty()
        && (texts.contains(plain(text)) || known.stream().anyMatch(one -> isWithin(one, text)));
  }

  static boolean is(Known one, String text) {
    return one.texts().contains(plain(text)) || isWithin(one, text);
  }

  private static boolean isWithin(Known one, String text) {
    return switch (one.kind()) {
      case LABEL -> false;
      case FIELD -> one.texts().stream().anyMatch(text::startsWith);
      case LINE -> one.texts().stream().anyMatch(text::contains);
    };
  }

  /**
   * The first label that occurs only once on the form, so that each card on a sheet has it once.
   */
  Optional<Known> first() {
    return known.stream()
        .filter(one -> one.kind() == Kind.LABEL)
        .filter(one ->
            known.stream()
                    .filter(other -> other.texts().stream().anyMatch(one.texts()::contains))
                    .count()
                == 1)
        .findFirst();
  }
}
