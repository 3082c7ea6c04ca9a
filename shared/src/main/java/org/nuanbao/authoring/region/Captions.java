package org.nuanbao.authoring.region;

import java.util.List;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.Lexicon;

/** Finds rows that only head those below: without unit and code, where all others have both. */
final class Captions {
  private final BlankGrid grid;
  private final List<Leaf> leaves;
  private final List<TableRegion.Role> roles;

  Captions(BlankGrid grid, List<Leaf> leaves, List<TableRegion.Role> roles) {
    this.grid = grid;
    this.leaves = leaves;
    this.roles = roles;
  }

  void mark(List<BodyRow> body) {
    if (!roles.contains(TableRegion.Role.UNIT) || !roles.contains(TableRegion.Role.CODE)) {
      return;
    }
    long bare = body.stream().filter(this::isBare).count();
    long rows = body.stream().filter(row -> row.kind() == BodyRow.Kind.DATA).count();
    if (bare * 3 > rows) {
      return;
    }
    for (int i = 0; i + 1 < body.size(); i++) {
      BodyRow row = body.get(i);
      BodyRow next = body.get(i + 1);
      boolean heads = next.kind() == BodyRow.Kind.DATA && !isBare(next);
      if (isBare(row) && heads && !Lexicon.USUAL.isTotal(row.caption())) {
        body.set(i, new BodyRow(row.row(), BodyRow.Kind.CAPTION, row.caption()));
      }
    }
  }

  private boolean isBare(BodyRow row) {
    boolean named = false;
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      BlankCell cell = grid.at(row.row(), leaves.get(leaf).left());
      boolean empty = cell.row() == row.row() && cell.content() == Content.BLANK;
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
