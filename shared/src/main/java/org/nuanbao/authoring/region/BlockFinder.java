package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Finds the framed blocks of a sheet; if nothing is framed, what lies between head and foot. */
final class BlockFinder {
  private static final int FRAMED_SHEET = 4;
  private static final int SENTENCE = 8;
  private static final Pattern NOTE = Pattern.compile("[0-9※*（(]");

  private final BlankGrid grid;

  BlockFinder(BlankGrid grid) {
    this.grid = grid;
  }

  /** The blocks, from top to bottom; those side by side from left to right. */
  List<Area> blocks() {
    return isFramed() ? framed() : between();
  }

  private boolean isFramed() {
    return grid.all().stream().filter(BlankCell::isFramed).count() >= FRAMED_SHEET;
  }

  private List<Area> framed() {
    List<Area> blocks = new ArrayList<>();
    for (int[] rows : Area.runs(grid.rows(), row -> isFramed(grid.whole(), row))) {
      split(rows[0], rows[1], blocks);
    }
    return blocks;
  }

  /** Splits a band of rows into blocks that stand side by side with nothing framed between them. */
  private void split(int top, int bottom, List<Area> blocks) {
    for (int[] columns : Area.runs(grid.columns(), it -> isFramedColumn(it, top, bottom))) {
      Area block = trimmed(new Area(top, columns[0], bottom, columns[1]));
      if (!isEmpty(block)) {
        blocks.add(withoutMargin(block));
      }
    }
  }

  private boolean isFramedColumn(int column, int top, int bottom) {
    return IntStream.rangeClosed(top, bottom).anyMatch(row -> grid.at(row, column).isFramed());
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

  /** The block without a framed left margin that nothing is printed in. */
  private Area withoutMargin(Area block) {
    int left = block.left();
    while (left < block.right() && isMargin(block, left)) {
      left++;
    }
    return new Area(block.top(), left, block.bottom(), block.right());
  }

  private boolean isMargin(Area block, int column) {
    return IntStream.rangeClosed(block.top(), block.bottom())
        .mapToObj(row -> grid.at(row, column))
        .allMatch(cell -> cell.isBlank() && cell.width() == 1);
  }

  private boolean isFramed(Area block, int row) {
    return grid.cells(row, block).stream().anyMatch(BlankCell::isFramed);
  }

  private boolean isEmpty(Area block) {
    return IntStream.rangeClosed(block.top(), block.bottom())
        .allMatch(row -> grid.cells(row, block).stream().allMatch(BlankCell::isBlank));
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
      List<BlankCell> texts = grid.texts(row);
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

  private boolean isHead(int row) {
    List<BlankCell> texts = grid.texts(row);
    if (texts.size() == 1 && texts.getFirst().height() == 1) {
      return true;
    }
    return texts.stream().allMatch(this::isLine);
  }

  private boolean isLine(BlankCell cell) {
    boolean spoken = BareText.hasColon(cell.text()) || cell.content() == Content.GAPS;
    return cell.height() == 1 && (spoken || Lexicon.USUAL.isLineLabel(cell.label()));
  }

  private boolean isFoot(int row) {
    List<BlankCell> texts = grid.texts(row);
    boolean note =
        texts.size() == 1
            && (Lexicon.USUAL.isNote(texts.getFirst().text())
                || (NOTE.matcher(BareText.squeezed(texts.getFirst().text())).lookingAt()
                    && texts.getFirst().label().length() >= SENTENCE));
    return note || (!texts.isEmpty() && texts.stream().allMatch(this::isLine));
  }
}
