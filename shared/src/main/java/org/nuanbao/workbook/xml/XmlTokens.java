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

  /**
   * Lets a scanner take what it knows of the content of the open element, quicker than token by
   * token. It may take nothing, and does so wherever the bytes are not at hand.
   */
  default void scan(Scanner scanner) {}

  @Override
  void close();

  /** Takes whole elements from the bytes of a part. */
  @FunctionalInterface
  interface Scanner {
    /**
     * Takes elements from here on, as long as they are well-formed without a look at anything
     * before them: no reference, prefix, comment or declaration, nothing open at the end.
     *
     * @param bytes valid UTF-8 as far as they go; a NUL follows them, which no text holds
     * @return the position after the last element taken
     */
    int scan(byte[] bytes, int from);
  }

  /** A kind of token in an XML part. */
  enum Token {
    START,
    END,
    /** A range of character data; one text may come in several. */
    TEXT,
    DONE
  }
}
