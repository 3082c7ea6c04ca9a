package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.Lexicon;

/** Tells what each column of a table is for, by what stands in it. */
final class ColumnRoles {
  /** What stands in one column. */
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

  private final BlankGrid grid;
  private final Area area;
  private final List<BodyRow> body;

  ColumnRoles(BlankGrid grid, Area area, List<BodyRow> body) {
    this.grid = grid;
    this.area = area;
    this.body = body;
  }

  List<TableRegion.Role> of(List<Leaf> leaves) {
    List<TableRegion.Role> roles = new ArrayList<>();
    boolean filled = isFilled(leaves);
    for (Leaf leaf : leaves) {
      TableRegion.Role role = role(leaf, roles.isEmpty());
      roles.add(filled && role != TableRegion.Role.SEQUENCE ? TableRegion.Role.INPUT : role);
    }
    return List.copyOf(roles);
  }

  /** Whether the rows hold persons already: identity numbers, cards or telephones stand there. */
  boolean isFilled(List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      Tally tally = tally(leaf);
      if (tally.numbers > 1 && tally.numbers * 2 > tally.figures + tally.words) {
        return true;
      }
    }
    return false;
  }

  private TableRegion.Role role(Leaf leaf, boolean first) {
    Tally tally = tally(leaf);
    int printed = tally.words + tally.figures;
    String head = leaf.label();
    if (tally.cells == 0 || printed * 2 < tally.cells - tally.strokes || printed == 0) {
      boolean numbered = first && tally.figures > 0 && tally.counting && tally.words == 0;
      return numbered && Lexicon.USUAL.isSequenceHead(head)
          ? TableRegion.Role.SEQUENCE
          : TableRegion.Role.INPUT;
    }
    if (tally.years * 2 > tally.cells) {
      return TableRegion.Role.LABEL;
    }
    if (tally.figures > tally.words) {
      boolean counts = tally.counting && (first || Lexicon.USUAL.isSequenceHead(head));
      if (counts || (first && Lexicon.USUAL.isSequenceHead(head))) {
        return TableRegion.Role.SEQUENCE;
      }
      return Lexicon.USUAL.isCodeHead(head) || Lexicon.USUAL.isSequenceHead(head)
          ? TableRegion.Role.CODE
          : TableRegion.Role.CONSTANT;
    }
    boolean unit = Lexicon.USUAL.isUnitHead(head) && tally.units > 0;
    if (unit || tally.units == tally.words) {
      return TableRegion.Role.UNIT;
    }
    if (Lexicon.USUAL.isCodeHead(head)) {
      return TableRegion.Role.CODE;
    }
    boolean constant = Lexicon.USUAL.isConstantHead(head);
    boolean sequence = first && Lexicon.USUAL.isSequenceHead(head);
    return sequence
        ? TableRegion.Role.SEQUENCE
        : constant ? TableRegion.Role.CONSTANT : TableRegion.Role.LABEL;
  }

  private Tally tally(Leaf leaf) {
    Tally tally = new Tally();
    for (BodyRow row : body) {
      if (row.kind() != BodyRow.Kind.DATA) {
        continue;
      }
      BlankCell cell = grid.at(row.row(), leaf.left());
      if (cell.row() != row.row()) {
        // A cell over several rows counts where it is printed, for all of them.
        if (cell.row() >= area.top() && cell.isWords()) {
          tally.cells++;
          tally.words++;
        }
        continue;
      }
      tally.cells++;
      tally.numbers += cell.label().matches("[0-9]{11,19}[Xx]?") ? 1 : 0;
      if (cell.isWords()) {
        tally.words++;
        tally.units += Lexicon.USUAL.isUnit(cell.label()) ? 1 : 0;
      } else if (cell.content() == Content.FIGURE) {
        tally.figures++;
        tally.years += cell.label().matches("(19|20)[0-9]{2}") ? 1 : 0;
        int number = cell.label().matches("[0-9]{1,4}") ? Integer.parseInt(cell.label()) : -1;
        tally.counting &= number >= tally.next || tally.figures == 1;
        tally.next = number + 1;
      } else if (cell.content() == Content.STROKE) {
        tally.strokes++;
      }
    }
    return tally;
  }
}
