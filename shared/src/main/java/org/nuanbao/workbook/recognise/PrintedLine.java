package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Layout;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;

/**
 * Print with gaps for answers, all in one cell: it can be filled in and read again. {@link #read}
 * understands what {@link #filled} writes, whatever the answers are: if an answer could be taken
 * for print, each piece is put on lines of its own, with more line breaks between pieces than
 * within any of them.
 */
public final class PrintedLine {
  private static final Pattern BREAKS = Pattern.compile("\n+");

  private final List<Piece> pieces;

  /** Answers that are ticked anywhere in the cell; null if there are none. */
  private final Piece.@Nullable Choice ticked;

  private PrintedLine(List<Piece> pieces) {
    this(pieces, null);
  }

  private PrintedLine(List<Piece> pieces, Piece.@Nullable Choice ticked) {
    this.pieces = List.copyOf(pieces);
    this.ticked = ticked;
  }

  /**
   * Makes a line from its parts in a layout.
   *
   * @param types types of the answers by the gap's ref; other gaps are for seals and signatures
   */
  public static PrintedLine of(List<Layout.Part> parts, Map<String, AnswerType> types) {
    List<Piece> pieces = new ArrayList<>();
    Piece.Choice ticked = ticked(parts, types);
    for (Layout.Part part : ticked == null ? parts : parts.subList(1, parts.size())) {
      pieces.add(piece(part, types));
    }
    return new PrintedLine(pieces, ticked);
  }

  /**
   * The choice for a gap without width before print with boxes: such a gap means whatever is ticked
   * in the whole cell. Null if the line has no such gap.
   */
  private static Piece.@Nullable Choice ticked(
      List<Layout.Part> parts, Map<String, AnswerType> types) {
    String print = parts.stream().map(Layout.Part::printed).collect(Collectors.joining());
    if (!(parts.getFirst() instanceof Layout.Part.Gap gap) || !gap.own()) {
      return null;
    }
    AnswerType asked = types.get(gap.ref());
    if (asked == null || asked.codes().isEmpty() || !gap.printed().isEmpty()) {
      return null;
    }
    return TickedOptions.isPrinted(print) ? new Piece.Choice(gap.ref(), print, asked) : null;
  }

  private static Piece piece(Layout.Part part, Map<String, AnswerType> types) {
    return switch (part) {
      case Layout.Part.Words(String printed) ->
          printed.isBlank() ? new Piece.Space(printed) : Piece.Words.of(printed);
      case Layout.Part.Gap(String ref, String printed, boolean _) -> {
        AnswerType type = types.get(ref);
        yield type == null
            ? new Piece.Stamp(printed)
            : type.codes().stream().anyMatch(printed::contains) && TickedOptions.isPrinted(printed)
                ? new Piece.Choice(ref, printed, type)
                : new Piece.Gap(ref, printed, type);
      }
    };
  }

  /** Joins several lines that are in one cell. */
  static PrintedLine together(List<PrintedLine> lines) {
    List<Piece> pieces = new ArrayList<>();
    for (PrintedLine line : lines) {
      if (!pieces.isEmpty()) {
        pieces.add(new Piece.Space("\n"));
      }
      pieces.addAll(line.pieces);
    }
    return new PrintedLine(pieces);
  }

  /** The text as it is printed. */
  public String blank() {
    return pieces.stream().map(Piece::printed).collect(Collectors.joining());
  }

  /**
   * The longest words that the line is recognised by, in the form in which labels are compared;
   * empty if it has none.
   */
  String sign() {
    String longest = "";
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words && words.bare().length() > longest.length()) {
        longest = words.bare();
      }
    }
    return longest;
  }

  /** The refs of its answers. */
  List<String> refs() {
    List<String> refs = new ArrayList<>();
    if (ticked != null) {
      refs.add(ticked.ref());
    }
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Gap gap) {
        refs.add(gap.ref());
      } else if (piece instanceof Piece.Choice choice) {
        refs.add(choice.ref());
      }
    }
    return refs;
  }

  /** The names of its answers in rules and findings. */
  List<String> questions() {
    return refs().stream().map(ref -> ref.replaceFirst("[.].*", "")).distinct().toList();
  }

  private List<Piece.Gap> gaps() {
    return pieces.stream().filter(Piece.Gap.class::isInstance).map(Piece.Gap.class::cast).toList();
  }

  /** The text with these answers in its gaps; without an answer, the print stays. */
  public String filled(Map<String, Value> answers) {
    List<String> texts = pieces.stream().map(piece -> text(piece, answers)).toList();
    String plain = String.join("", texts);
    if (ticked != null) {
      List<String> said = Typing.answers(answers.getOrDefault(ticked.ref(), Value.Blank.IT));
      return TickedOptions.ticked(plain, ticked.asked().codes(), said);
    }
    return says(plain, answers) ? plain : apart(texts);
  }

  private static String text(Piece piece, Map<String, Value> answers) {
    return switch (piece) {
      case Piece.Gap gap ->
          Piece.Gap.written(answers.getOrDefault(gap.ref(), Value.Blank.IT), gap.printed());
      case Piece.Choice choice ->
          choice.written(answers.getOrDefault(choice.ref(), Value.Blank.IT));
      case Piece.Words _, Piece.Space _, Piece.Stamp _ -> piece.printed();
    };
  }

  private boolean says(String text, Map<String, Value> answers) {
    Map<String, Value> read = read(text).values();
    return gaps().stream()
        .allMatch(gap ->
            same(
                Typing.typed(gap.asked(), answers.getOrDefault(gap.ref(), Value.Blank.IT)),
                read.getOrDefault(gap.ref(), Value.Blank.IT)));
  }

  private static boolean same(Value given, Value read) {
    return (given instanceof Value.Numeric(var a) && read instanceof Value.Numeric(var b))
        ? a.compareTo(b) == 0
        : given.equals(read);
  }

  private static String apart(List<String> texts) {
    int longest = texts.stream().mapToInt(PrintedLine::longestBreak).max().orElse(0);
    return texts.stream()
        .map(text -> text.isBlank() ? " " : text)
        .collect(Collectors.joining("\n".repeat(longest + 1)));
  }

  private static int longestBreak(String text) {
    return BREAKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
  }

  /**
   * What a cell with this line says.
   *
   * @param values by ref; every gap has one
   * @param doubtful whether so much of the print is missing that the answers cannot be told apart
   * @param whole whether the text is complete: all its words are there, or all its answers
   */
  record Said(Map<String, Value> values, boolean doubtful, boolean whole) {}

  Said read(String text) {
    List<String> texts = apart(text).orElseGet(() -> cut(text));
    Map<String, Value> values = new LinkedHashMap<>();
    if (ticked != null) {
      values.put(ticked.ref(), ticked.value(text));
    }
    boolean missing = false;
    boolean misfit = false;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece instanceof Piece.Gap gap) {
        Value value = gap.value(texts.get(i));
        values.put(gap.ref(), value);
        misfit |= gap.misfits(value);
      } else if (piece instanceof Piece.Choice choice) {
        values.put(choice.ref(), choice.value(texts.get(i)));
      } else {
        missing |= piece.cost(unticked(texts.get(i))) >= Piece.WORDS_MISSING;
      }
    }
    boolean all = sign().isEmpty() ? values.values().stream().noneMatch(Value::isBlank) : !missing;
    return new Said(values, missing && misfit, all);
  }

  /** The text of each piece. If something is to be ticked, ticks are ignored when cutting. */
  private List<String> cut(String text) {
    String plain = unticked(text);
    List<String> texts = new ArrayList<>();
    int at = 0;
    for (String piece : LineMatch.of(pieces, plain)) {
      texts.add(text.substring(at, at + piece.length()));
      at += piece.length();
    }
    return texts;
  }

  private String unticked(String text) {
    boolean choice = ticked != null || pieces.stream().anyMatch(Piece.Choice.class::isInstance);
    return choice ? TickedOptions.unticked(text) : text;
  }

  /** The pieces, if each is on lines of its own. */
  private Optional<List<String>> apart(String text) {
    int longest = longestBreak(text);
    if (longest == 0) {
      return Optional.empty();
    }
    List<String> texts = List.of(text.split("\n{" + longest + "}", -1));
    boolean fits = texts.size() == pieces.size();
    for (int i = 0; fits && i < pieces.size(); i++) {
      fits = pieces.get(i) instanceof Piece.Gap || pieces.get(i).cost(texts.get(i)) <= 1;
    }
    return fits ? Optional.of(texts) : Optional.empty();
  }
}
