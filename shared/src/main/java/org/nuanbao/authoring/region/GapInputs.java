package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.region.AnswerFinder.Question;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.authoring.text.Sentence;
import org.nuanbao.authoring.text.Sentence.Gap;
import org.nuanbao.form.ValueType;

/** Finds what the text of one cell asks, beside a label or alone. */
final class GapInputs {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,2})[.．、－-]\\s*\\p{IsHan}");

  private static final Pattern NUMBERED = Pattern.compile("序号|代码|编号|号码");
  private static final Pattern DATED_BELOW =
      Pattern.compile("\\h*[\\n\\r][\\s\\h]*年\\h*月\\h*日\\s*");

  private final AnswerFinder answers;

  GapInputs(AnswerFinder answers) {
    this.answers = answers;
  }

  /** The inputs of a cell that has a label beside it or above it. */
  List<Input> beside(BlankCell cell, List<String> row, List<String> column) {
    Sentence sentence = cell.sentence();
    List<Gap> gaps =
        sentence.gaps().stream().filter(gap -> gap.kind() != Gap.Kind.LEADING).toList();
    CellPlace place = CellPlace.of(cell.row(), cell.column());
    List<Input> inputs = new ArrayList<>();
    List<String> near = nearest(row, column);
    boolean single =
        gaps.size() == 1
            && sentence.options().isEmpty()
            && gaps.getFirst().kind() == Gap.Kind.FIGURE
            && sentence.words().isEmpty()
            && isLabelled(near);
    if (single) {
      Question figure = new Question(near, List.of(), gaps.getFirst().unit(), cell, true);
      return List.of(new Input(place, row, column, answers.find(figure)));
    }
    if (!sentence.options().isEmpty()) {
      Question options = new Question(near, List.of(), "", cell, false);
      inputs.add(new Input(place, row, column, answers.find(options)));
    } else if (asksText(sentence, gaps, near) || hasRoomAbove(cell, near)) {
      inputs.add(new Input(place, row, column, Answer.of(ValueType.TEXT)));
    }
    List<String> numbers = numbered(cell, gaps);
    if (!numbers.isEmpty()) {
      Answer answer = new Answer(ValueType.CODE, "", false, numbers, 1);
      inputs.add(new Input(new CellPlace(cell.row(), cell.column(), 1), row, column, answer));
      return inputs;
    }
    inputs.addAll(gaps(cell, gaps, row, column));
    return inputs;
  }

  /** The numbers of a printed list, if a single gap takes one of them; else empty. */
  private static List<String> numbered(BlankCell cell, List<Gap> gaps) {
    List<String> numbers = new ArrayList<>();
    if (gaps.size() == 1 && NUMBERED.matcher(gaps.getFirst().label()).find()) {
      Matcher number = NUMBER.matcher(cell.text());
      while (number.find()) {
        numbers.add(number.group(1));
      }
    }
    return numbers.size() < 2 ? List.of() : numbers;
  }

  /** The inputs of a line outside every table. */
  List<Input> alone(BlankCell cell) {
    return gaps(cell, cell.sentence().gaps(), List.of(), List.of());
  }

  private static boolean isLabelled(List<String> near) {
    return !near.isEmpty() && !near.getFirst().isEmpty();
  }

  private static List<String> nearest(List<String> row, List<String> column) {
    List<String> near = new ArrayList<>();
    if (!row.isEmpty()) {
      near.add(row.getLast());
    }
    if (!column.isEmpty()) {
      near.add(column.getLast());
    }
    return near;
  }

  /** Whether text is asked: room above seal, name and date is for what the label asks. */
  private static boolean asksText(Sentence sentence, List<Gap> gaps, List<String> near) {
    boolean signed =
        gaps.stream()
            .allMatch(
                gap -> isDated(gap) || gap.kind() == Gap.Kind.WORDS || gap.kind() == Gap.Kind.BARE);
    boolean opinion = near.stream().anyMatch(Lexicon.USUAL::asksOpinion);
    boolean own = gaps.stream().anyMatch(gap -> Lexicon.USUAL.asksOpinion(gap.label()));
    boolean dated = gaps.stream().anyMatch(GapInputs::isDated);
    return !own && (sentence.words().isEmpty() ? opinion && signed : opinion && dated && signed);
  }

  /**
   * Whether a line is left free above a date, beside a label that asks for no date: a name goes
   * there, then the day.
   */
  private static boolean hasRoomAbove(BlankCell cell, List<String> near) {
    return DATED_BELOW.matcher(cell.text()).matches()
        && isLabelled(near)
        && near.stream().noneMatch(GapInputs::asksDate);
  }

  private static boolean isDated(Gap gap) {
    return gap.kind() == Gap.Kind.DATE || gap.kind() == Gap.Kind.DAY;
  }

  private static boolean asksDate(String label) {
    return Lexicon.USUAL.hint(label).filter(type -> type == ValueType.DATE).isPresent();
  }

  private List<Input> gaps(BlankCell cell, List<Gap> gaps, List<String> row, List<String> column) {
    List<Input> inputs = new ArrayList<>();
    int number = 0;
    for (Gap gap : gaps) {
      number++;
      List<String> labels = new ArrayList<>(row);
      if (!gap.label().isEmpty()) {
        labels.add(gap.label());
      }
      inputs.add(
          new Input(
              new CellPlace(cell.row(), cell.column(), number), labels, column, answer(gap, row)));
    }
    return inputs;
  }

  private static Answer answer(Gap gap, List<String> row) {
    ValueType type =
        switch (gap.kind()) {
          case DATE -> ValueType.DATE;
          case MONTH -> ValueType.MONTH;
          // A date needs its year; what is written without one is kept as it is.
          case DAY, PERIOD, CAPITALS, BOXES, LEADING -> ValueType.TEXT;
          case YEAR -> ValueType.YEAR;
          case HOUR -> ValueType.COUNT;
          case OPTIONS -> ValueType.CODE;
          case FIGURE ->
              Lexicon.USUAL
                  .ofUnit(gap.unit())
                  .orElse(gap.unit().equals("号") ? ValueType.TEXT : ValueType.COUNT);
          case WORDS, BARE -> words(gap, row);
        };
    boolean figure = gap.kind() == Gap.Kind.FIGURE;
    return new Answer(type, figure ? gap.unit() : "", false, gap.codes(), 1);
  }

  /** The type of a line to write on: words, unless its label says otherwise. */
  private static ValueType words(Gap gap, List<String> row) {
    String label = gap.label().isEmpty() && !row.isEmpty() ? row.getLast() : gap.label();
    return Lexicon.USUAL
        .hint(label)
        .filter(type -> type != ValueType.YES_NO && type != ValueType.TICK)
        .orElse(ValueType.TEXT);
  }
}
