package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.region.TableFigures.PartOfWhole;
import org.nuanbao.authoring.region.TableFigures.TotalOfTerms;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Finds the relations that row names tell of, for the rows that one set of labels names. */
final class RowRelations {
  /**
   * A named row.
   *
   * @param group the row of the outer label that it stands beside; -1 if there is none
   * @param unit the unit in its unit column; empty if there is none
   */
  private record Named(int row, List<String> names, int level, int group, String unit) {
    String label() {
      return names.getLast();
    }

    boolean isTotal() {
      return Lexicon.USUAL.isTotal(label());
    }
  }

  private static final int INDENT = 13;
  private static final List<Pattern> LEVELS =
      List.of(
          Pattern.compile("[一二三四五六七八九十]+[、.．]"),
          Pattern.compile("[（(][一二三四五六七八九十]+[)）]"),
          Pattern.compile("[0-9]{1,2}[.．、](?![0-9])"),
          Pattern.compile("[（(][0-9]{1,2}[)）]"));
  private static final Pattern NUMBER = Pattern.compile("^[0-9一二三四五六七八九十]+[、.．]");
  private static final Pattern ANY_NUMBER = Pattern.compile("^[（(]?[0-9一二三四五六七八九十]+[)）、.．]");
  private static final Pattern COUNTED = Pattern.compile("(\\p{IsHan}{2,})总数");
  private static final Pattern SOME = Pattern.compile(".+的(\\p{IsHan}{2,}?)数?");

  private final TableFigures figures;
  private final List<Named> rows = new ArrayList<>();
  private final Map<String, List<Integer>> codes = new HashMap<>();
  private final List<String> formulas = new ArrayList<>();
  private final int from;
  private final int to;

  /**
   * Reads the rows as one half of a table names them.
   *
   * @param from the first column of the half; {@code to} is the one after its last
   */
  RowRelations(TableFigures figures, int from, int to) {
    this.figures = figures;
    this.from = from;
    this.to = to;
    List<TableRegion.Role> roles = figures.table().roles();

    for (BodyRow row : figures.body()) {
      if (row.kind() == BodyRow.Kind.DATA || row.kind() == BodyRow.Kind.TOTAL) {
        add(row.row(), roles);
      }
    }
  }

  private void add(int row, List<TableRegion.Role> roles) {
    BlankCell label = null;
    List<String> names = new ArrayList<>();
    int group = -1;
    String unit = "";
    for (int leaf = from; leaf < to; leaf++) {
      Leaf it = figures.leaves().get(leaf);
      for (int column = it.left(); column <= it.right(); column++) {
        BlankCell cell = figures.grid().at(row, column);
        boolean isName =
            roles.get(leaf) == TableRegion.Role.LABEL || Lexicon.USUAL.isTotal(cell.label());
        if (cell.isPrint() && isName) {
          group = label != null && !label.equals(cell) ? label.row() : group;
          label = cell;
          names.add(cell.label());
        }
      }
      BlankCell cell = figures.grid().at(row, it.left());
      if (roles.get(leaf) == TableRegion.Role.UNIT) {
        unit = Lexicon.USUAL.isUnit(cell.label()) ? cell.label() : "";
      } else if (roles.get(leaf) == TableRegion.Role.CODE
          || roles.get(leaf) == TableRegion.Role.SEQUENCE) {
        String code = PrintedSums.code(cell.label());
        codes.computeIfAbsent(code, any -> new ArrayList<>()).add(row);
        if (!code.equals(cell.label())) {
          formulas.add(cell.label());
        }
      }
    }
    if (label != null) {
      rows.add(new Named(row, List.copyOf(names), level(label.text()), group, unit));
    }
  }

  /** The level of a label by its number, 一、 above （一） above 1. above (1), or else by its indent. */
  private static int level(String text) {
    String plain = BareText.squeezed(text);
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).matcher(plain).lookingAt()) {
        return level + 1;
      }
    }
    int indent = 0;
    while (indent < text.length() && BareText.isSpace(text.charAt(indent))) {
      indent++;
    }
    return indent > 0 ? 10 + BareText.width(text.substring(0, indent)) : 0;
  }

  /** The formulas that stand in place of a code: 1=2+3+4. */
  List<String> formulas() {
    return formulas;
  }

  /** The rows that have a code. */
  List<Integer> coded(String code) {
    return codes.getOrDefault(code, List.of());
  }

  /** The rows whose name fits a word. */
  List<Integer> called(String word) {
    List<Integer> exact = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (Named row : rows) {
      for (String label : row.names()) {
        String name = NUMBER.matcher(BareText.unbracketed(label)).replaceFirst("");
        if (name.equals(word)) {
          exact.add(row.row());
        } else if (word.length() > 1 && (name.contains(word) || word.contains(name))) {
          near.add(row.row());
        }
      }
    }
    return (exact.isEmpty() ? near : exact).stream().distinct().toList();
  }

  List<TotalOfTerms> sums() {
    List<TotalOfTerms> sums = new ArrayList<>();
    boolean headFirst = isHeadFirst();
    for (int i = 0; i < rows.size(); i++) {
      Named row = rows.get(i);
      if (!row.isTotal()) {
        continue;
      }
      List<Named> terms = headFirst ? below(i) : isFirst(i) ? after(i) : before(i);
      terms = top(terms, row);
      if (terms.size() > 1) {
        sums.add(
            new TotalOfTerms(row.row(), terms.stream().map(Named::row).toList(), List.of(), ""));
      }
    }
    return sums;
  }

  /**
   * Whether each total stands above its rows: the first row is the grand total, the last is none.
   */
  private boolean isHeadFirst() {
    return !rows.isEmpty()
        && rows.getFirst().isTotal()
        && !rows.getLast().isTotal()
        && rows.stream().skip(1).anyMatch(it -> it.isTotal())
        && rows.stream().allMatch(it -> it.group() < 0);
  }

  private List<Named> below(int at) {
    List<Named> terms = new ArrayList<>();
    Named within = null;
    for (int i = at + 1; i < rows.size(); i++) {
      Named row = rows.get(i);
      boolean total = row.isTotal();
      if (within != null && !total && isBelow(row, within)) {
        continue;
      }
      if (at > 0 && (total || !isBelow(row, rows.get(at)))) {
        break;
      }
      terms.add(row);
      within = total ? row : null;
    }
    return terms;
  }

  /** Whether a row may belong to a total above it: its level is lower, or one of them has none. */
  private static boolean isBelow(Named row, Named total) {
    return row.level() == 0 || total.level() == 0 || row.level() > total.level();
  }

  /**
   * Whether a term is a total that is struck where the other is asked: it divides the same in
   * another way and is no term of it.
   */
  private boolean isOtherTotal(Named term, Named total) {
    if (!term.isTotal()) {
      return false;
    }
    for (int leaf = from; leaf < to; leaf++) {
      if (figures.isStruck(term.row(), leaf) && figures.isOpen(total.row(), leaf)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFirst(int at) {
    Named row = rows.get(at);
    return at == 0 || (row.group() >= 0 && rows.get(at - 1).group() != row.group());
  }

  private List<Named> after(int at) {
    Named total = rows.get(at);
    List<Named> terms = new ArrayList<>();
    for (int i = at + 1; i < rows.size(); i++) {
      Named row = rows.get(i);
      if (total.group() >= 0 && row.group() != total.group()) {
        break;
      }
      if (row.isTotal() && row.group() < 0) {
        break;
      }
      if (!isOtherTotal(row, total)) {
        terms.add(row);
      }
    }
    return subtotalled(terms);
  }

  /**
   * The terms above a total: for a 小计 back to the total before it; a grand total sums subtotals.
   */
  private List<Named> before(int at) {
    Named total = rows.get(at);
    List<Named> terms = new ArrayList<>();
    for (int i = 0; i < at; i++) {
      Named row = rows.get(i);
      boolean beside = total.group() < 0 || row.group() == total.group();
      if (beside && !isOtherTotal(row, total)) {
        terms.add(row);
      }
    }
    if (!total.label().contains("小计")) {
      return subtotalled(terms);
    }
    List<Named> since = new ArrayList<>();
    for (Named row : terms) {
      if (row.isTotal()) {
        since.clear();
      } else {
        since.add(row);
      }
    }
    return since;
  }

  /** Leaves out the rows that a subtotal sums; the subtotal stays. */
  private static List<Named> subtotalled(List<Named> terms) {
    List<Named> kept = new ArrayList<>();
    for (Named row : terms) {
      if (row.isTotal()) {
        boolean grouped = row.group() >= 0;
        kept.removeIf(it -> !it.isTotal() && (!grouped || it.group() == row.group()));
      }
      boolean summed =
          row.group() >= 0
              && kept.stream().anyMatch(it -> it.group() == row.group() && it.isTotal());
      if (!summed) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static List<Named> top(List<Named> terms, Named total) {
    List<Named> named = new ArrayList<>();
    for (Named row : terms) {
      boolean same = row.unit().equals(total.unit()) || total.unit().isEmpty();
      boolean beside = Lexicon.USUAL.isBesideTotal(row.label());
      if (!Lexicon.USUAL.isPart(row.label()) && !beside && same) {
        named.add(row);
      }
    }
    int highest = named.stream().mapToInt(Named::level).min().orElse(0);
    return named.stream().filter(it -> it.level() == highest).toList();
  }

  List<PartOfWhole> parts() {
    List<PartOfWhole> parts = new ArrayList<>();
    Named whole = null;
    boolean listed = false;
    for (Named row : rows) {
      boolean part = Lexicon.USUAL.isPart(row.label());
      // 其中 is printed once for all rows that are set in below it.
      boolean below = listed && whole != null && row.level() > Math.max(whole.level(), INDENT);
      listed = part || below;
      if (!listed) {
        whole = row;
      } else if (whole != null && whole.group() == row.group() && whole.unit().equals(row.unit())) {
        parts.add(new PartOfWhole(row.row(), whole.row()));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      described(i, parts);
    }
    return parts;
  }

  /** Adds parts of a row like 项目总数: 实行用工实名制管理的项目 below it are some of those. */
  private void described(int at, List<PartOfWhole> parts) {
    Named whole = rows.get(at);
    Matcher counted = COUNTED.matcher(BareText.unbracketed(unnumbered(whole.label())));
    if (!counted.matches()) {
      return;
    }
    for (int i = at + 1; i < rows.size(); i++) {
      Named row = rows.get(i);
      Matcher some = SOME.matcher(BareText.unbracketed(unnumbered(row.label())));
      boolean beside = row.level() == whole.level() && row.unit().equals(whole.unit());
      if (!beside || !some.matches() || !counted.group(1).endsWith(some.group(1))) {
        return;
      }
      parts.add(new PartOfWhole(row.row(), whole.row()));
    }
  }

  private static String unnumbered(String label) {
    return ANY_NUMBER.matcher(label).replaceFirst("");
  }
}
