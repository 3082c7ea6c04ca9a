package org.nuanbao.submission;

import java.util.List;
import java.util.Optional;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;

/**
 * Renderings of what was sent, masked, to be shown beside the findings; compressed, then encrypted.
 * A submission may have none: a rendering decides nothing.
 */
public interface Sheets {
  /**
   * Saves a rendering; saving again replaces it. The index is saved last, so that a rendering with
   * an index is whole.
   *
   * @param pages numbered as in the index
   */
  void save(SubmissionId id, SheetIndex index, List<SheetPage> pages);

  /** The rendering without its rows; empty if there is none. */
  Optional<SheetIndex> index(SubmissionId id);

  /** A page by its number; empty if there is none. */
  Optional<SheetPage> page(SubmissionId id, int number);
}
