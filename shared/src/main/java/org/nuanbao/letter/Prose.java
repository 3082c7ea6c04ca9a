package org.nuanbao.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.letter.Prose.Block.Facts;
import org.nuanbao.letter.Prose.Block.Heading;
import org.nuanbao.letter.Prose.Block.Lead;
import org.nuanbao.letter.Prose.Block.Link;
import org.nuanbao.letter.Prose.Block.Points;
import org.nuanbao.letter.Prose.Block.Steps;
import org.nuanbao.letter.Prose.Block.Table;
import org.nuanbao.letter.Prose.Block.Text;

/**
 * A letter before it is set as text or HTML. Whatever is put into it, be it chosen by a stranger,
 * stands on one line and cannot begin another.
 *
 * @param title what happened and what to do, without the name of the form
 */
record Prose(String subject, String title, List<Block> blocks) {
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  /** A part of a letter. */
  sealed interface Block {
    /** What is to be read first. */
    record Lead(String text) implements Block {}

    record Text(String text) implements Block {}

    record Heading(String text) implements Block {}

    /** What to do, one after the other. */
    record Steps(List<String> steps) implements Block {}

    record Points(List<String> points) implements Block {}

    /**
     * A table of three columns.
     *
     * @param heads the three headings
     * @param sentences what the text part says instead of the second and third column, row by row
     */
    record Table(List<String> heads, List<Row> rows, List<String> sentences) implements Block {}

    record Link(String label, String address) implements Block {}

    /** The proof, below a line. */
    record Facts(List<Fact> facts) implements Block {}
  }

  /** A row of a table; the first cell names it. */
  record Row(String first, String second, String third) {}

  /**
   * One fact.
   *
   * @param value in pieces that are put on lines of their own where there is no room
   */
  record Fact(String label, List<String> value) {
    Fact(String label, String value) {
      this(label, List.of(value));
    }
  }

  /** The text on one line: what others wrote must never start a line or a header. */
  static String oneLine(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }

  /** Collects the parts of a letter. */
  static final class Writer {
    private final List<Block> blocks = new ArrayList<>();

    Writer lead(String text) {
      return with(new Lead(oneLine(text)));
    }

    Writer text(String text) {
      return with(new Text(oneLine(text)));
    }

    Writer heading(String text) {
      return with(new Heading(oneLine(text)));
    }

    Writer steps(List<String> steps) {
      return with(new Steps(each(steps)));
    }

    Writer points(List<String> points) {
      return points.isEmpty() ? this : with(new Points(each(points)));
    }

    Writer table(List<String> heads, List<Row> rows, List<String> sentences) {
      List<Row> clean =
          rows.stream()
              .map(it -> new Row(oneLine(it.first()), oneLine(it.second()), oneLine(it.third())))
              .toList();
      return rows.isEmpty() ? this : with(new Table(heads, clean, each(sentences)));
    }

    /** A link; nothing if there is no address. */
    Writer link(String label, String address) {
      return address.isEmpty() ? this : with(new Link(label, oneLine(address)));
    }

    Writer facts(List<Fact> facts) {
      return with(
          new Facts(
              facts.stream().map(it -> new Fact(oneLine(it.label()), each(it.value()))).toList()));
    }

    Prose under(String subject, String title) {
      return new Prose(oneLine(subject), oneLine(title), List.copyOf(blocks));
    }

    private Writer with(Block block) {
      blocks.add(block);
      return this;
    }

    private static List<String> each(List<String> texts) {
      return texts.stream().map(Prose::oneLine).toList();
    }
  }
}
