package org.nuanbao.letter;

import java.util.List;
import org.nuanbao.letter.Prose.Fact;

/** Sets a letter as plain text, in lines that a telephone shows whole. */
final class PlainLetter {
  /** The widest line, in halves of a Chinese character: 34 of them. */
  private static final int WIDEST = 68;

  /** What does not stand at the beginning of a line. */
  private static final String CLOSES = "，。、；：？！）】”’》〉…—·,.;:?!)]}%";

  /** What does not stand at the end of a line. */
  private static final String OPENS = "（【“‘《〈([{";

  private final StringBuilder text = new StringBuilder();
  private boolean underHeading;

  private PlainLetter() {}

  static String of(Prose letter) {
    PlainLetter plain = new PlainLetter();
    for (Prose.Block block : letter.blocks()) {
      plain.block(block);
      plain.underHeading = block instanceof Prose.Block.Heading;
    }
    return plain.text.toString().strip() + "\n";
  }

  private void block(Prose.Block block) {
    switch (block) {
      case Prose.Block.Lead(String lead) -> paragraph(lead);
      case Prose.Block.Text(String plain) -> paragraph(plain);
      case Prose.Block.Heading(String heading) -> {
        text.append('\n');
        lines("", heading);
      }
      case Prose.Block.Steps(List<String> steps) -> {
        for (int i = 0; i < steps.size(); i++) {
          lines(i + 1 + ". ", steps.get(i));
        }
      }
      case Prose.Block.Points(List<String> points) -> points.forEach(point -> lines("· ", point));
      case Prose.Block.Table table -> table(table);
      case Prose.Block.Link(String label, String address) -> {
        text.append('\n');
        lines("", label + "：");
        text.append(address).append('\n');
      }
      case Prose.Block.Facts(List<Fact> facts) -> facts(facts);
    }
  }

  private void paragraph(String paragraph) {
    if (!underHeading) {
      text.append('\n');
    }
    lines("", paragraph);
  }

  /** Numbered rows: the first cell, then what the row says. */
  private void table(Prose.Block.Table table) {
    int digits = Integer.toString(table.rows().size()).length();
    int first = table.rows().stream().mapToInt(row -> width(row.first())).max().orElse(0);
    for (int i = 0; i < table.rows().size(); i++) {
      String number = Integer.toString(i + 1);
      String cell = table.rows().get(i).first();
      String head = number + " ".repeat(digits - number.length() + 2) + cell;
      if (first <= WIDEST / 5) {
        lines(head + " ".repeat(first - width(cell) + 2), table.sentences().get(i));
      } else {
        lines("", head);
        lines(" ".repeat(digits + 2), table.sentences().get(i));
      }
    }
  }

  private void facts(List<Fact> facts) {
    text.append('\n').append("―".repeat(20)).append('\n');
    int label = facts.stream().mapToInt(fact -> width(fact.label())).max().orElse(0) + 2;
    for (Fact fact : facts) {
      String head = fact.label() + " ".repeat(label - width(fact.label()));
      for (String piece : fact.value()) {
        lines(head, piece);
        head = " ".repeat(label);
      }
    }
  }

  /** Writes a text behind its head; further lines stand below its beginning. */
  private void lines(String head, String plain) {
    int indent = width(head);
    text.append(head);
    String rest = plain;
    while (true) {
      int end = end(rest, WIDEST - indent);
      text.append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = rest.substring(end).stripLeading();
      if (rest.isEmpty()) {
        return;
      }
      text.append(" ".repeat(indent));
    }
  }

  /** Where a line ends: no word and no sign is parted from what it belongs to, if that can be. */
  private static int end(String rest, int widest) {
    int fits = 0;
    int used = 0;
    while (fits < rest.length()) {
      int point = rest.codePointAt(fits);
      used += width(point);
      if (used > widest) {
        break;
      }
      fits += Character.charCount(point);
    }
    if (fits == rest.length()) {
      return fits;
    }
    for (int end = fits; end > fits / 2; end--) {
      if (mayEnd(rest, end)) {
        return end;
      }
    }
    return Math.max(fits, 1);
  }

  private static boolean mayEnd(String rest, int end) {
    char before = rest.charAt(end - 1);
    char after = rest.charAt(end);
    return !Character.isLowSurrogate(after)
        && CLOSES.indexOf(after) < 0
        && OPENS.indexOf(before) < 0
        && !(isOfAWord(before) && isOfAWord(after));
  }

  private static boolean isOfAWord(char c) {
    return c > ' ' && c < 0x7F;
  }

  private static int width(String shown) {
    return shown.codePoints().map(PlainLetter::width).sum();
  }

  /** Signs from the general punctuation on are as wide as a Chinese character, or may be. */
  private static int width(int point) {
    return point < 0x2010 && point != '·' ? 1 : 2;
  }
}
