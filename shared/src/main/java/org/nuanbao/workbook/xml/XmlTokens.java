package org.nuanbao.workbook.xml;

import org.jspecify.annotations.Nullable;

/** The tokens of one XML part, pulled one by one. */
public interface XmlTokens extends AutoCloseable {
  /** Elements nested deeper are refused. */
  int DEPTH = 100;

  /** Bytes of one tag or one stretch of text. */
  int LONGEST = 8 << 20;

  Token next();

  /** Of the element just started or ended. */
  Name name();

  /** Of the element just started; null where it is not there. */
  @Nullable ByteSpan attribute(Attribute attribute);

  /** The stretch of text just met. */
  ByteSpan text();

  /** Goes on to the end of the element just started. */
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

  /** Goes on to the next start of an element; false where the part ends before one. */
  default boolean toStart() {
    Token token = next();
    while (token != Token.START && token != Token.DONE) {
      token = next();
    }
    return token == Token.START;
  }

  @Override
  void close();

  /** What comes next in an XML part. */
  enum Token {
    START,
    END,
    /** A stretch of character data; a text may come in several. */
    TEXT,
    DONE
  }
}
