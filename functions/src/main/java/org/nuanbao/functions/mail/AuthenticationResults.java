package org.nuanbao.functions.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One header {@code Authentication-Results}, read by its grammar (RFC 8601, section 2.2) as whole
 * tokens. What a quoted string or a comment holds is never taken for anything else, and a verdict
 * begins only behind a semicolon.
 *
 * @param server the name of the server that wrote it, in lower case
 */
record AuthenticationResults(String server, List<Verdict> verdicts) {
  private static final int LONGEST = 4_000;

  /**
   * What one method found.
   *
   * @param method in lower case, without its version
   * @param result in lower case
   */
  record Verdict(String method, String result, List<Property> properties) {
    /** The domain that a property names; empty if the property is missing or stands twice. */
    Optional<String> domain(String property) {
      List<String> named =
          properties.stream()
              .filter(each -> each.name().equals(property))
              .map(Property::domain)
              .toList();
      return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
  }

  /**
   * What a verdict says besides.
   *
   * @param name {@code smtp.mailfrom}, in lower case
   * @param domain the value, in lower case; of an address what follows its {@code @}
   */
  record Property(String name, String domain) {}

  /** Reads a header's text, which may be folded; empty if it is not of the grammar. */
  static Optional<AuthenticationResults> of(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Tokens(header).results());
    } catch (NotOfTheGrammar e) {
      return Optional.empty();
    }
  }

  private static final class NotOfTheGrammar extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** The header's text and the place that was read up to. */
  private static final class Tokens {
    /** What stands in no token that is not quoted; the rest of the printable signs may. */
    private static final String APART = "()<>@;\\\"";

    private final String text;
    private int at;

    Tokens(String text) {
      this.text = text;
    }

    AuthenticationResults results() throws NotOfTheGrammar {
      gap();
      String server = lower(next() == '"' ? quoted() : run(Tokens::isOfAValue));
      gap();
      if (isDigit(next())) {
        run(Tokens::isDigit);
        gap();
      }
      List<Verdict> verdicts = new ArrayList<>();
      while (next() == ';') {
        at++;
        gap();
        // Some servers end with a semicolon.
        if (next() != ';' && at < text.length()) {
          Verdict verdict = verdict();
          if (verdict != null) {
            verdicts.add(verdict);
          }
        }
      }
      demand(at == text.length());
      return new AuthenticationResults(server, List.copyOf(verdicts));
    }

    /** Reads up to the next semicolon; null for the word “none” alone. */
    private @Nullable Verdict verdict() throws NotOfTheGrammar {
      String method = lower(run(Tokens::isOfAWord));
      gap();
      if (method.equals("none") && (next() == ';' || at == text.length())) {
        return null;
      }
      if (next() == '/') {
        at++;
        gap();
        run(Tokens::isDigit);
        gap();
      }
      equal();
      String result = lower(value());
      List<Property> properties = new ArrayList<>();
      gap();
      while (at < text.length() && next() != ';') {
        // A word may only begin where the one before has ended.
        demand(isGap(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
        properties.add(property());
        gap();
      }
      return new Verdict(method, result, List.copyOf(properties));
    }

    private Property property() throws NotOfTheGrammar {
      String name = lower(run(Tokens::isOfAWord));
      gap();
      if (next() == '.') {
        at++;
        gap();
        name += "." + lower(run(Tokens::isOfAWord));
        gap();
      }
      equal();
      return new Property(name, lower(value()));
    }

    private void equal() throws NotOfTheGrammar {
      demand(next() == '=');
      at++;
      gap();
    }

    /** A token, a quoted string or an address, of which the domain alone is returned. */
    private String value() throws NotOfTheGrammar {
      if (next() == '<') {
        at++;
        String inside = next() == '>' ? "" : value();
        demand(next() == '>');
        at++;
        return inside;
      }
      String value = next() == '@' ? "" : next() == '"' ? quoted() : run(Tokens::isOfAValue);
      if (next() == '@') {
        at++;
        value = run(Tokens::isOfAValue);
      }
      // What is glued to a value would be taken for a token of its own.
      demand(at == text.length() || isGap((char) next()) || ";(>".indexOf(next()) >= 0);
      return value;
    }

    private String run(IntPredicate of) throws NotOfTheGrammar {
      int from = at;
      while (at < text.length() && of.test(text.charAt(at))) {
        at++;
      }
      demand(at > from);
      return text.substring(from, at);
    }

    private String quoted() throws NotOfTheGrammar {
      StringBuilder inside = new StringBuilder();
      at++;
      while (next() != '"') {
        inside.append(sign());
      }
      at++;
      return inside.toString();
    }

    /** Skips blanks, folds and comments, which may hold further comments. */
    private void gap() throws NotOfTheGrammar {
      while (at < text.length() && (isGap(text.charAt(at)) || next() == '(')) {
        if (next() == '(') {
          comment();
        } else {
          at++;
        }
      }
    }

    private void comment() throws NotOfTheGrammar {
      int open = 0;
      do {
        char sign = text.charAt(at);
        if (sign == '(' || sign == ')') {
          open += sign == '(' ? 1 : -1;
          at++;
        } else {
          sign();
        }
        demand(open == 0 || at < text.length());
      } while (open > 0);
    }

    /** The next sign of a quoted string or a comment; a backslash takes away its meaning. */
    private char sign() throws NotOfTheGrammar {
      if (next() == '\\') {
        at++;
      }
      demand(at < text.length());
      return text.charAt(at++);
    }

    /** The next sign; -1 at the end. */
    private int next() {
      return at < text.length() ? text.charAt(at) : -1;
    }

    private static boolean isGap(char c) {
      return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isOfAValue(int c) {
      return c > ' ' && c < 0x7F && APART.indexOf(c) < 0;
    }

    private static boolean isOfAWord(int c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_';
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private static void demand(boolean held) throws NotOfTheGrammar {
      if (!held) {
        throw new NotOfTheGrammar();
      }
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
