package org.nuanbao.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.Formula.Comparison;
import org.nuanbao.form.Formula.Operator;

/**
 * Reads a {@link Formula}: {@code or}, {@code and}, {@code not}, comparisons ({@code = != < <= > >=
 * in}), {@code + - *}, brackets, numbers, texts in quotation marks, refs, {@code fact.name}, {@code
 * today}, functions, {@code count(table)} and {@code some(table, condition)}, {@code
 * sum(table.column)}.
 */
final class FormulaReader {
  private static final Pattern TOKENS =
      Pattern.compile(
          "\\s+|(\"[^\"]*\"|[0-9]+\\.[A-Z]+[0-9]*|[0-9]+(?:\\.[0-9]+)?|[a-z_][a-z0-9_]*(?:\\.[a-z0-9_]+)*|<=|>=|!=|[-+*=<>(),])");

  private final List<String> tokens;
  private final Set<String> refs;
  private final Set<String> tables;
  private int next;

  private FormulaReader(List<String> tokens, Set<String> refs, Set<String> tables) {
    this.tokens = tokens;
    this.refs = refs;
    this.tables = tables;
  }

  /** A formula that cannot be read; the message says where it ends to make sense. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads one formula.
   *
   * @param refs what it may name
   * @throws Unreadable if it is none
   */
  static Formula read(String text, Set<String> refs, Set<String> tables) {
    FormulaReader reader = new FormulaReader(tokens(text), refs, tables);
    Formula formula = reader.or();
    if (reader.next < reader.tokens.size()) {
      throw new Unreadable("“" + reader.tokens.get(reader.next) + "” stands where nothing may");
    }
    return formula;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKENS.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      if (matcher.group(1) != null) {
        tokens.add(matcher.group(1));
      }
      end = matcher.end();
    }
    if (end < text.length()) {
      throw new Unreadable("cannot be read from “" + text.substring(end) + "” on");
    }
    return tokens;
  }

  private Formula or() {
    List<Formula> any = new ArrayList<>(List.of(and()));
    while (took("or")) {
      any.add(and());
    }
    return any.size() == 1 ? any.getFirst() : new Formula.Or(List.copyOf(any));
  }

  private Formula and() {
    List<Formula> all = new ArrayList<>(List.of(not()));
    while (took("and")) {
      all.add(not());
    }
    return all.size() == 1 ? all.getFirst() : new Formula.And(List.copyOf(all));
  }

  private Formula not() {
    return took("not") ? new Formula.Not(not()) : comparison();
  }

  private Formula comparison() {
    Formula left = sum();
    if (took("in")) {
      demand("(");
      List<String> texts = new ArrayList<>();
      do {
        texts.add(text(take()));
      } while (took(","));
      demand(")");
      return new Formula.Among(left, List.copyOf(texts));
    }
    Optional<Comparison> comparison =
        Arrays.stream(Comparison.values()).filter(it -> took(sign(it))).findFirst();
    return comparison.isPresent() ? new Formula.Compared(comparison.get(), left, sum()) : left;
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case UNEQUAL -> "!=";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case MORE -> ">";
      case AT_LEAST -> ">=";
    };
  }

  private Formula sum() {
    Formula sum = product();
    while (true) {
      if (took("+")) {
        sum = new Formula.Reckoned(Operator.PLUS, sum, product());
      } else if (took("-")) {
        sum = new Formula.Reckoned(Operator.MINUS, sum, product());
      } else {
        return sum;
      }
    }
  }

  private Formula product() {
    Formula product = single();
    while (took("*")) {
      product = new Formula.Reckoned(Operator.TIMES, product, single());
    }
    return product;
  }

  private Formula single() {
    String token = take();
    char first = token.charAt(0);
    if (token.equals("(")) {
      Formula inner = or();
      demand(")");
      return inner;
    }
    if (first == '"') {
      return new Formula.Text(text(token));
    }
    if (refs.contains(token)) {
      return new Formula.Ref(token);
    }
    if (first >= '0' && first <= '9') {
      return new Formula.Numeral(numeral(token));
    }
    if (took("(")) {
      return call(token);
    }
    if (token.equals("today")) {
      return new Formula.Today();
    }
    if (token.startsWith("fact.")) {
      return new Formula.Fact(token.substring("fact.".length()));
    }
    throw new Unreadable("“" + token + "” is not on the form");
  }

  private static BigDecimal numeral(String token) {
    try {
      return new BigDecimal(token);
    } catch (NumberFormatException anItem) {
      throw new Unreadable("“" + token + "” is not on the form");
    }
  }

  private Formula call(String name) {
    if (name.equals("count")) {
      String table = table();
      demand(")");
      return new Formula.Count(table);
    }
    if (name.equals("sum")) {
      String column = column();
      demand(")");
      return new Formula.Total(column);
    }
    if (name.equals("some")) {
      String table = table();
      demand(",");
      Formula fulfils = or();
      demand(")");
      return new Formula.SomeRow(table, fulfils);
    }
    Formula.Function function =
        Arrays.stream(Formula.Function.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> new Unreadable("“" + name + "” is no function"));
    List<Formula> arguments = new ArrayList<>();
    do {
      arguments.add(or());
    } while (took(","));
    demand(")");
    if (arguments.size() != function.arguments()) {
      throw new Unreadable("“" + name + "” takes " + function.arguments() + " arguments");
    }
    return new Formula.Call(function, List.copyOf(arguments));
  }

  private String table() {
    String table = take();
    if (!tables.contains(table)) {
      throw new Unreadable("“" + table + "” is no table of the form");
    }
    return table;
  }

  /** Of a table, or of the roster itself, whose rows may be named too. */
  private String column() {
    String ref = take();
    String own = ref.startsWith(Roster.ROWS + ".") ? ref.substring(Roster.ROWS.length() + 1) : ref;
    if (!refs.contains(own)) {
      throw new Unreadable("“" + ref + "” is no column of a table");
    }
    return own;
  }

  private static String text(String token) {
    if (token.length() < 2 || token.charAt(0) != '"') {
      throw new Unreadable("a text in quotation marks is expected, not “" + token + "”");
    }
    return token.substring(1, token.length() - 1);
  }

  private String take() {
    if (next >= tokens.size()) {
      throw new Unreadable("ends too early");
    }
    return tokens.get(next++);
  }

  private boolean took(String token) {
    boolean here = next < tokens.size() && tokens.get(next).equals(token);
    if (here) {
      next++;
    }
    return here;
  }

  private void demand(String token) {
    if (!took(token)) {
      throw new Unreadable("“" + token + "” is missing");
    }
  }
}
