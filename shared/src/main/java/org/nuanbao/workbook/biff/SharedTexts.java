package org.nuanbao.workbook.biff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/** The texts that the cells of a binary workbook share, as UTF-8. */
public final class SharedTexts {
  private static final int[] NO_FONTS = {};

  private final ReadLimits limits;
  private final TextBytes texts;
  private final Map<Integer, int[]> fonts = new HashMap<>();
  private int[] ends = new int[256];
  private int count;

  /** No texts so far. */
  public SharedTexts(ReadLimits limits) {
    this.limits = limits;
    this.texts = new TextBytes(1 << 12, limits.textBytes());
  }

  /** Reads the texts of an {@code .xls} from their record and those that continue it. */
  public static SharedTexts of(BiffRecords records, ReadLimits limits) {
    SharedTexts shared = new SharedTexts(limits);
    int stated = records.whole(4);
    BiffText text = new BiffText(records, 8);
    while (shared.count < stated && text.hasMore()) {
      shared.add(text.read(shared.texts));
    }
    return shared;
  }

  /** Where the next text is to be written, before {@link #add}. */
  public TextBytes texts() {
    return texts;
  }

  /** Ends a text, whose runs have these fonts. */
  public void add(int[] runs) {
    if (count == limits.strings()) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count + (count >> 1));
    }
    if (runs.length > 0) {
      fonts.put(count, runs);
    }
    ends[count++] = texts.size();
  }

  public boolean has(int index) {
    return index >= 0 && index < count;
  }

  public byte[] buffer() {
    return texts.buffer();
  }

  public int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  public int end(int index) {
    return ends[index];
  }

  /** The fonts of the text's runs, none for most texts. */
  public int[] fonts(int index) {
    return fonts.isEmpty() ? NO_FONTS : fonts.getOrDefault(index, NO_FONTS);
  }
}
