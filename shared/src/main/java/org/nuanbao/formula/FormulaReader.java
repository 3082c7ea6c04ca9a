package org.nuanbao.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.formula.Formula.Operation;

/**
 * Reads a {@link Formula}: {@code or}, {@code and}, {@code not}, comparisons ({@code = != < <= > >=
 * in}), {@code + - *}, brackets, numbers, texts in quotation marks, refs, {@code fact.name}, {@code
 * today}, functions, {@code count(table)}, {@code sum(table.column)} and {@code some(table,
 * condition)}.
 */
public final class FormulaReader {
  private static final Pattern TOKENS =
      Pattern.compile(
          "\\s+|(\"[^\"]*\"|[0-9]+\\.[A-Z]+[0-9]*|[0-9]+(?:\\.[0-9]+)?"
              + "|[a-z_][a-z0-9_]*(?:\\.[a-z0-9_]+)*|<=|>=|!=|[-+*=<>(),])");

  /** Left-associative operators, the weakest first. */
  private static final List<Set<Operation>> CHAINS =
      List.of(
          EnumSet.of(Operation.OR),
          EnumSet.of(Operation.AND),
          EnumSet.of(Operation.PLUS, Operation.MINUS),
          EnumSet.of(Operation.TIMES));

  private static final Set<Operation> COMPARISONS =
      EnumSet.range(Operation.EQUAL, Operation.AT_LEAST);

  private final List<String> tokens;
  private final Set<String> refs;
  private final Set<String> tables;
  private int next;

  private FormulaReader(List<String> tokens, Set<String> refs, Set<String> tables) {
    this.tokens = tokens;
    this.refs = refs;
    this.tables = tables;
  }

  /** A formula that cannot be read; the message says where it stops making sense. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;

    Unreadable(String chinese, String english) {
      super(english);
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  /**
   * Reads one formula.
   *
   * @param refs what it may name
   * @throws Unreadable if the text is no formula
   */
  public static Formula read(String text, Set<String> refs, Set<String> tables) {
    FormulaReader reader = new FormulaReader(tokens(text), refs, tables);
    Formula formula = reader.chain(0);
    if (reader.next < reader.tokens.size()) {
      throw new Unreadable(
          "公式在“" + reader.tokens.get(reader.next) + "”处应已结束",
          "“" + reader.tokens.get(reader.next) + "” stands where nothing may");
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
      throw new Unreadable(
          "公式从“" + text.substring(end) + "”起读不懂",
          "cannot be read from “" + text.substring(end) + "” on");
    }
    return tokens;
  }

  private Formula chain(int level) {
    Formula left = operand(level);
    for (Optional<Operation> found = took(CHAINS.get(level));
        found.isPresent();
        found = took(CHAINS.get(level))) {
      left = new Formula.Applied(found.get(), List.of(left, operand(level)));
    }
    return left;
  }

  private Formula operand(int level) {
    return switch (level) {
      case 0, 2 -> chain(level + 1);
      case 1 -> not();
      default -> single();
    };
  }

  private Formula not() {
    return took("not") ? new Formula.Applied(Operation.NOT, List.of(not())) : comparison();
  }

  private Formula comparison() {
    Formula left = chain(2);
    if (took("in")) {
      demand("(");
      List<Formula> all = new ArrayList<>(List.of(left));
      do {
        all.add(text(take()));
      } while (took(","));
      demand(")");
      return new Formula.Applied(Operation.IN, List.copyOf(all));
    }
    Optional<Operation> comparison = took(COMPARISONS);
    return comparison.isPresent()
        ? new Formula.Applied(comparison.get(), List.of(left, chain(2)))
        : left;
  }

  private Formula single() {
    String token = take();
    char first = token.charAt(0);
    if (token.equals("(")) {
      Formula inner = chain(0);
      demand(")");
      return inner;
    }
    if (first == '"') {
      return text(token);
    }
    if (refs.contains(token)) {
      return new Formula.Ref(token);
    }
    if (token.matches("[0-9.]+")) {
      return new Formula.Numeral(new BigDecimal(token));
    }
    if (took("(")) {
      return call(token);
    }
    if (token.startsWith("fact.")) {
      return new Formula.Fact(token.substring("fact.".length()));
    }
    if (!token.equals("today")) {
      throw new Unreadable("“" + token + "”不在这张表上", "“" + token + "” is not on the form");
    }
    return new Formula.Today();
  }

  private Formula call(String name) {
    return switch (name) {
      case "count" -> closed(new Formula.Count(table()));
      case "sum" -> closed(new Formula.Total(column()));
      case "some" -> {
        String table = table();
        demand(",");
        yield closed(new Formula.SomeRow(table, chain(0)));
      }
      default -> function(name);
    };
  }

  private Formula function(String name) {
    Operation function =
        Arrays.stream(Operation.values())
            .filter(known -> known.isFunction() && known.sign().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new Unreadable("没有“" + name + "”这个函数", "“" + name + "” is no function"));
    List<Formula> arguments = new ArrayList<>();
    do {
      arguments.add(chain(0));
    } while (took(","));
    demand(")");
    if (arguments.size() != function.arguments()) {
      throw new Unreadable(
          "函数“" + name + "”要 " + function.arguments() + " 个参数",
          "“" + name + "” takes " + function.arguments() + " arguments");
    }
    return new Formula.Applied(function, List.copyOf(arguments));
  }

  private Formula closed(Formula formula) {
    demand(")");
    return formula;
  }

  private String table() {
    String table = take();
    if (!tables.contains(table)) {
      throw new Unreadable("“" + table + "”不是表上的名单或小表", "“" + table + "” is no table of the form");
    }
    return table;
  }

  /** Reads a column of a table, or of the roster itself, whose rows may be named too. */
  private String column() {
    String ref = take();
    String own =
        ref.startsWith(Formula.ROWS + ".") ? ref.substring(Formula.ROWS.length() + 1) : ref;
    if (!refs.contains(own)) {
      throw new Unreadable("“" + ref + "”不是名单或小表的栏", "“" + ref + "” is no column of a table");
    }
    return own;
  }

  private static Formula text(String token) {
    if (token.length() < 2 || token.charAt(0) != '"') {
      throw new Unreadable(
          "这里应是引号里的文字，不是“" + token + "”",
          "a text in quotation marks is expected, not “" + token + "”");
    }
    return new Formula.Text(token.substring(1, token.length() - 1));
  }

  private String take() {
    if (next >= tokens.size()) {
      throw new Unreadable("公式没有写完", "ends too early");
    }
    return tokens.get(next++);
  }

  private Optional<Operation> took(Set<Operation> operations) {
    return operations.stream().filter(operation -> took(operation.sign())).findFirst();
  }

  private boolean took(String token) {
    boolean here = next < tokens.size() && tokens.get(next).equals(token);
    next += here ? 1 : 0;
    return here;
  }

  private void demand(String token) {
    if (!took(token)) {
      throw new Unreadable("公式里缺少“" + token + "”", "“" + token + "” is missing");
    }
  }
}
