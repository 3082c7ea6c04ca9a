package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.region.TableRegion.Role;
import org.nuanbao.authoring.text.Lexicon;

/** Finds what each column of a table is for, from what stands in it. */
final class ColumnRoles {
  /** Counts of what stands in one column. */
  private static final class Tally {
    private int cells;
    private int words;
    private int units;
    private int figures;
    private int strokes;
    private int years;
    private int numbers;
    private int next = 1;
    private boolean counting = true;
  }

  private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private final BlankGrid grid;
  private final Area area;
  private final List<BodyRow> body;

  ColumnRoles(BlankGrid grid, Area area, List<BodyRow> body) {
    this.grid = grid;
    this.area = area;
    this.body = body;
  }

  List<Role> of(List<Leaf> leaves) {
    List<Role> roles = new ArrayList<>();
    boolean filled = isFilled(leaves);
    for (Leaf leaf : leaves) {
      Role role = role(leaf, roles.isEmpty());
      roles.add(filled && role != Role.SEQUENCE ? Role.INPUT : role);
    }
    return List.copyOf(roles);
  }

  /** Whether the rows already hold persons: identity, card or telephone numbers stand there. */
  private boolean isFilled(List<Leaf> leaves) {
    return leaves.stream()
        .map(this::tally)
        .anyMatch(it -> it.numbers > 1 && it.numbers * 2 > it.figures + it.words);
  }

  private Role role(Leaf leaf, boolean first) {
    Tally tally = tally(leaf);
    int printed = tally.words + tally.figures;
    String head = leaf.label();
    if (tally.cells == 0 || printed * 2 < tally.cells - tally.strokes || printed == 0) {
      boolean numbered = first && tally.figures > 0 && tally.counting && tally.words == 0;
      return numbered && Lexicon.USUAL.isSequenceHead(head) ? Role.SEQUENCE : Role.INPUT;
    }
    if (tally.years * 2 > tally.cells) {
      return Role.LABEL;
    }
    if (tally.figures > tally.words) {
      boolean counts = tally.counting && (first || Lexicon.USUAL.isSequenceHead(head));
      if (counts || (first && Lexicon.USUAL.isSequenceHead(head))) {
        return Role.SEQUENCE;
      }
      return Lexicon.USUAL.isCodeHead(head) || Lexicon.USUAL.isSequenceHead(head)
          ? Role.CODE
          : Role.CONSTANT;
    }
    boolean unit = Lexicon.USUAL.isUnitHead(head) && tally.units > 0;
    if (unit || tally.units == tally.words) {
      return Role.UNIT;
    }
    if (Lexicon.USUAL.isCodeHead(head)) {
      return Role.CODE;
    }
    boolean constant = Lexicon.USUAL.isConstantHead(head);
    boolean sequence = first && Lexicon.USUAL.isSequenceHead(head);
    return sequence ? Role.SEQUENCE : constant ? Role.CONSTANT : Role.LABEL;
  }

  private Tally tally(Leaf leaf) {
    Tally tally = new Tally();
    for (BodyRow row : body) {
      if (row.kind() != BodyRow.Kind.DATA) {
        continue;
      }
      BlankCell cell = grid.at(row.row(), leaf.left());
      if (cell.row() != row.row()) {
        // A cell over several rows is printed once, but counts for all of them.
        if (cell.row() >= area.top() && cell.isWords()) {
          tally.cells++;
          tally.words++;
        }
        continue;
      }
      tally.cells++;
      tally.numbers += cell.isPersonal() ? 1 : 0;
      if (cell.isWords()) {
        tally.words++;
        tally.units += Lexicon.USUAL.isUnit(cell.label()) ? 1 : 0;
      } else if (cell.content() == Content.FIGURE) {
        tally.figures++;
        tally.years += YEAR.matcher(cell.label()).matches() ? 1 : 0;
        int number = NUMBER.matcher(cell.label()).matches() ? Integer.parseInt(cell.label()) : -1;
        tally.counting &= number >= tally.next || tally.figures == 1;
        tally.next = number + 1;
      } else if (cell.content() == Content.STROKE) {
        tally.strokes++;
      }
    }
    return tally;
  }

  /**
   * Marks rows that only head those below: they have no unit and code, where all others have both.
   */
  void markCaptions(List<Leaf> leaves, List<Role> roles) {
    if (!roles.contains(Role.UNIT) || !roles.contains(Role.CODE)) {
      return;
    }
    long bare = body.stream().filter(row -> isBare(row, leaves, roles)).count();
    long rows = body.stream().filter(row -> row.kind() == BodyRow.Kind.DATA).count();
    if (bare * 3 > rows) {
      return;
    }
    for (int i = 0; i + 1 < body.size(); i++) {
      BodyRow row = body.get(i);
      BodyRow next = body.get(i + 1);
      boolean heads = next.kind() == BodyRow.Kind.DATA && !isBare(next, leaves, roles);
      if (isBare(row, leaves, roles) && heads && !Lexicon.USUAL.isTotal(row.caption())) {
        body.set(i, new BodyRow(row.row(), BodyRow.Kind.CAPTION, row.caption()));
      }
    }
  }

  private boolean isBare(BodyRow row, List<Leaf> leaves, List<Role> roles) {
    boolean named = false;
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      BlankCell cell = grid.at(row.row(), leaves.get(leaf).left());
      boolean empty = cell.row() == row.row() && cell.isBlank();
      switch (roles.get(leaf)) {
        case UNIT, CODE -> {
          if (!empty) {
            return false;
          }
        }
        case LABEL -> named |= cell.isWords() && cell.row() == row.row();
        case SEQUENCE, CONSTANT, INPUT -> {}
      }
    }
    return named && row.kind() == BodyRow.Kind.DATA;
  }
}
