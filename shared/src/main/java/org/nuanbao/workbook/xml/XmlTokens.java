package org.nuanbao.workbook.xml;

import org.jspecify.annotations.Nullable;

/** The tokens of one XML part, pulled one by one. */
public interface XmlTokens extends AutoCloseable {
  /** The deepest nesting of elements; deeper ones are refused. */
  int DEPTH = 100;

  /** The most bytes of one tag or one range of text. */
  int LONGEST = 8 << 20;

  Token next();

  /** The name of the element just started or ended. */
  Name name();

  /** An attribute of the element just started; null if it does not have it. */
  @Nullable ByteSpan attribute(Attribute attribute);

  /** The range of text just met. */
  ByteSpan text();

  /** Skips to the end of the element just started. */
  default void skip() {
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case START -> depth++;
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("an element that ends nowhere");
      }
    }
  }

  /** Skips to the next start of an element; false if the part ends before one. */
  default boolean toStart() {
    Token token = next();
    while (token != Token.START && token != Token.DONE) {
      token = next();
    }
    return token == Token.START;
  }

  @Override
  void close();

  /** A kind of token in an XML part. */
  enum Token {
    START,
    END,
    /** A range of character data; one text may come in several. */
    TEXT,
    DONE
  }
}
