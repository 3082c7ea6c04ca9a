package org.nuanbao.workbook.cells;

import java.util.function.Consumer;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * Reads the text of {@code si} and {@code is}: their own or that of their runs, without phonetic
 * readings.
 */
final class RichText {
  private RichText() {}

  /**
   * Reads to the end of the element just started. Returns whether any of its runs is struck
   * through.
   */
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

  /** Reads a run's look to its end. Returns whether the run is struck through. */
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

  /** Reads the text of an element that holds only text. */
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
