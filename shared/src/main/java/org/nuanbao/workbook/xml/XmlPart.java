package org.nuanbao.workbook.xml;

import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nuanbao.workbook.xml.XmlTokens.Token;

/**
 * Reads one XML part with the fast scanner and, if the part is not plain, again from its start with
 * Aalto.
 */
public enum XmlPart {
  /** The normal way. */
  PLAIN_FIRST,
  /** Never uses the scanner; for comparison. */
  AALTO_ONLY;

  /**
   * Parses the part's tokens and always reads the part to its end.
   *
   * @param bytes opens the part; may be called twice
   * @param parse must keep nothing between two calls
   */
  public <T> T read(Supplier<? extends InputStream> bytes, Function<XmlTokens, T> parse) {
    if (this == PLAIN_FIRST) {
      try (XmlTokens tokens = new PlainTokens(bytes.get())) {
        return whole(tokens, parse);
      } catch (NotPlain e) {
        return withAalto(bytes, parse);
      }
    }
    return withAalto(bytes, parse);
  }

  private static <T> T withAalto(
      Supplier<? extends InputStream> bytes, Function<XmlTokens, T> parse) {
    try (XmlTokens tokens = new AaltoTokens(bytes.get())) {
      return whole(tokens, parse);
    }
  }

  private static <T> T whole(XmlTokens tokens, Function<XmlTokens, T> parse) {
    T result = parse.apply(tokens);
    Token token = tokens.next();
    while (token != Token.DONE) {
      token = tokens.next();
    }
    return result;
  }
}
