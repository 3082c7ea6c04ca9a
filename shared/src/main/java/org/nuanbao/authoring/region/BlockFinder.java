package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Finds the framed blocks of a sheet; where nothing is framed, what lies between head and foot. */
final class BlockFinder {
  private static final int FRAMED_SHEET = 4;
  private static final int SENTENCE = 8;

  private final BlankGrid grid;

  BlockFinder(BlankGrid grid) {
    this.grid = grid;
  }

  /** From the top, side by side from the left. */
  List<Area> blocks() {
    return isFramed() ? framed() : between();
  }

  private boolean isFramed() {
    int framed = 0;
    for (int row = 0; row < grid.rows(); row++) {
      for (BlankCell cell : grid.row(row)) {
        framed += cell.isFramed() ? 1 : 0;
      }
    }
    return framed >= FRAMED_SHEET;
  }

  private List<Area> framed() {
    List<Area> blocks = new ArrayList<>();
    int row = 0;
    while (row < grid.rows()) {
      if (!isFramedRow(row)) {
        row++;
        continue;
      }
      int last = row;
      while (last + 1 < grid.rows() && isFramedRow(last + 1)) {
        last++;
      }
      split(row, last, blocks);
      row = last + 1;
    }
    return blocks;
  }

  private boolean isFramedRow(int row) {
    return grid.cells(row, grid.whole()).stream().anyMatch(BlankCell::isFramed);
  }

  /** Parts of a band with nothing framed between them stand side by side. */
  private void split(int top, int bottom, List<Area> blocks) {
    int column = 0;
    while (column < grid.columns()) {
      if (!isFramedColumn(column, top, bottom)) {
        column++;
        continue;
      }
      int last = column;
      while (last + 1 < grid.columns() && isFramedColumn(last + 1, top, bottom)) {
        last++;
      }
      Area block = trimmed(new Area(top, column, bottom, last));
      if (!isEmpty(block)) {
        blocks.add(withoutMargin(block));
      }
      column = last + 1;
    }
  }

  private boolean isFramedColumn(int column, int top, int bottom) {
    for (int row = top; row <= bottom; row++) {
      if (grid.at(row, column).isFramed()) {
        return true;
      }
    }
    return false;
  }

  private Area trimmed(Area block) {
    int top = block.top();
    int bottom = block.bottom();
    while (top < bottom && !isFramed(block, top)) {
      top++;
    }
    while (bottom > top && !isFramed(block, bottom)) {
      bottom--;
    }
    return block.rows(top, bottom);
  }

  /** A framed margin that nothing is printed in. */
  private Area withoutMargin(Area block) {
    int left = block.left();
    while (left < block.right() && isMargin(block, left)) {
      left++;
    }
    return new Area(block.top(), left, block.bottom(), block.right());
  }

  private boolean isMargin(Area block, int column) {
    for (int row = block.top(); row <= block.bottom(); row++) {
      BlankCell cell = grid.at(row, column);
      if (!cell.isBlank() || cell.width() > 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isFramed(Area block, int row) {
    return grid.cells(row, block).stream().anyMatch(BlankCell::isFramed);
  }

  private boolean isEmpty(Area block) {
    for (int row = block.top(); row <= block.bottom(); row++) {
      if (grid.cells(row, block).stream().anyMatch(it -> !it.isBlank())) {
        return false;
      }
    }
    return true;
  }

  private List<Area> between() {
    int top = 0;
    while (top < grid.rows() && isHead(top)) {
      top++;
    }
    int bottom = grid.rows() - 1;
    while (bottom > top && isFoot(bottom)) {
      bottom--;
    }
    for (int row = top + 1; row <= bottom; row++) {
      List<BlankCell> texts = texts(row);
      boolean notes = texts.size() == 1 && Lexicon.USUAL.isInstructions(texts.getFirst().label());
      if (notes) {
        bottom = row - 1;
      }
    }
    if (top > bottom) {
      return List.of();
    }
    return List.of(withoutMargin(new Area(top, 0, bottom, grid.columns() - 1)));
  }

  private List<BlankCell> texts(int row) {
    return grid.texts(row);
  }

  private boolean isHead(int row) {
    List<BlankCell> texts = texts(row);
    if (texts.size() == 1 && texts.getFirst().height() == 1) {
      return true;
    }
    return texts.stream().allMatch(this::isLine);
  }

  private boolean isLine(BlankCell cell) {
    String text = cell.text();
    boolean spoken = text.contains("：") || text.contains(":") || cell.content() == Content.GAPS;
    return cell.height() == 1 && (spoken || Lexicon.USUAL.isLineLabel(cell.label()));
  }

  private boolean isFoot(int row) {
    List<BlankCell> texts = texts(row);
    boolean note =
        texts.size() == 1
            && (Lexicon.USUAL.isNote(texts.getFirst().text())
                || (BareText.squeezed(texts.getFirst().text()).matches("[0-9※*（(].*")
                    && texts.getFirst().label().length() >= SENTENCE));
    return note || (!texts.isEmpty() && texts.stream().allMatch(this::isLine));
  }
}
