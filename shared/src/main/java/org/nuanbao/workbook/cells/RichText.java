package org.nuanbao.workbook.cells;

import java.util.function.Consumer;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/** The text of {@code si} and {@code is}: of itself or its runs, phonetic readings left out. */
final class RichText {
  private RichText() {}

  /** Reads to the end of the element just started; whether a line goes through any of its runs. */
  static boolean read(XmlTokens tokens, Consumer<ByteSpan> text) {
    boolean run = false;
    boolean struck = false;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          if (tokens.name() == Name.T) {
            text(tokens, text);
          } else if (tokens.name() == Name.R && !run) {
            run = true;
          } else if (tokens.name() == Name.R_PR && run) {
            struck |= isStruck(tokens);
          } else {
            tokens.skip();
          }
        }
        case END -> {
          if (!run) {
            return struck;
          }
          run = false;
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("an element that ends nowhere");
      }
    }
  }

  /** The look of a run, to its end. */
  private static boolean isStruck(XmlTokens tokens) {
    boolean struck = false;
    int depth = 1;
    while (depth > 0) {
      switch (tokens.next()) {
        case START -> {
          depth++;
          if (tokens.name() == Name.STRIKE) {
            struck = Styles.isOn(tokens);
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("an element that ends nowhere");
      }
    }
    return struck;
  }

  /** The text of an element that holds nothing but text. */
  static void text(XmlTokens tokens, Consumer<ByteSpan> text) {
    int depth = 1;
    while (depth > 0) {
      switch (tokens.next()) {
        case START -> depth++;
        case END -> depth--;
        case TEXT -> {
          if (depth == 1) {
            text.accept(tokens.text());
          }
        }
        case DONE -> throw new IllegalStateException("an element that ends nowhere");
      }
    }
  }
}
