package org.nuanbao.authoring.grid;

import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Sentence;
import org.nuanbao.authoring.text.Sentence.Gap;
import org.nuanbao.workbook.printed.PrintedCell;

/**
 * A cell of a blank with everything merged into it.
 *
 * @param label its text as a label, without white space
 * @param sentence what its text asks
 */
public record BlankCell(PrintedCell printed, Content content, String label, Sentence sentence) {
  private static final Pattern STROKE = Pattern.compile("[—–\\-－―─×xX/／*＊…]{1,4}");
  private static final Pattern FIGURE = Pattern.compile("[0-9０-９]+([.．][0-9]+)?[%％]?");

  /** A value that a program shows where nothing was entered. */
  private static final Pattern ZERO = Pattern.compile("0(\\.0+)?");

  private static final Pattern PERSONAL = Pattern.compile("[0-9]{11,19}[Xx]?");
  private static final Pattern BOX = Pattern.compile("[□☐]");

  static BlankCell of(PrintedCell printed) {
    String plain = printed.plain();
    Sentence sentence =
        plain.isEmpty() || FIGURE.matcher(plain).matches()
            ? Sentence.NONE
            : Sentence.of(printed.text());
    if (printed.look().framed() && isOnlySetIn(sentence)) {
      sentence = Sentence.NONE;
    }
    return new BlankCell(
        printed, content(printed, plain, sentence), BareText.label(plain), sentence);
  }

  /** Whether there are gaps but all lead the text: in a table's cell that is only its indent. */
  private static boolean isOnlySetIn(Sentence sentence) {
    return !sentence.gaps().isEmpty()
        && sentence.gaps().stream().allMatch(gap -> gap.kind() == Gap.Kind.LEADING);
  }

  private static Content content(PrintedCell printed, String plain, Sentence sentence) {
    if (printed.look().formula() != null) {
      return Content.FORMULA;
    }
    if (plain.isEmpty() || ZERO.matcher(plain).matches()) {
      return Content.BLANK;
    }
    if (BOX.matcher(plain).matches()) {
      return Content.BOX;
    }
    if (STROKE.matcher(plain).matches()) {
      return Content.STROKE;
    }
    if (FIGURE.matcher(plain).matches()) {
      return Content.FIGURE;
    }
    return sentence.asks() && !sentence.isBare() ? Content.GAPS : Content.WORDS;
  }

  public int row() {
    return printed.row();
  }

  public int column() {
    return printed.column();
  }

  public int height() {
    return printed.height();
  }

  public int width() {
    return printed.width();
  }

  /** The cell's last column. */
  public int last() {
    return printed.right() - 1;
  }

  /** The cell's last row. */
  public int bottom() {
    return printed.below() - 1;
  }

  public boolean isFramed() {
    return printed.look().framed();
  }

  public boolean isBlank() {
    return content == Content.BLANK;
  }

  public boolean isWords() {
    return content == Content.WORDS;
  }

  public boolean isOpen() {
    return content.isOpen();
  }

  /** Whether the cell may stand in a heading. */
  public boolean isPrint() {
    return content == Content.WORDS || content == Content.FIGURE;
  }

  /** Whether the cell holds a number that only a person or a card has, so somebody filled it in. */
  public boolean isPersonal() {
    return PERSONAL.matcher(label).matches();
  }

  public List<String> choices() {
    return printed.look().choices();
  }

  public String text() {
    return printed.text();
  }

  /** What a cell holds, before anyone knows what it is for. */
  public enum Content {
    BLANK,
    /** Words only. */
    WORDS,
    /** Words with gaps, or options. */
    GAPS,
    /** A box to tick and nothing else. */
    BOX,
    FIGURE,
    /** A stroke or cross: nothing may be written here. */
    STROKE,
    FORMULA;

    /** Whether a value goes into the cell. */
    public boolean isOpen() {
      return this == BLANK || this == BOX;
    }
  }
}
