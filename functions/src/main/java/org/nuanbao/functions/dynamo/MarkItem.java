package org.nuanbao.functions.dynamo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sparse indexes hold for an item: its key, and the mark that put it there. */
record MarkItem(String pk, String sk, @Nullable String unsent, @Nullable String unfinished) {
  static final String UNSENT = "unsent";
  static final String UNFINISHED = "unfinished";

  /** The sparse indexes; each is named after the attribute that puts an item into it. */
  static final List<String> MARKS = List.of(UNSENT, UNFINISHED);

  /** The value of a mark; an item that loses its mark leaves the index. */
  static final String SET = "Y";

  /**
   * The other value of {@link #UNFINISHED}: superseded or rejected, but some of its rows may be
   * left.
   */
  static final String UNCLEARED = "ROWS";
}
