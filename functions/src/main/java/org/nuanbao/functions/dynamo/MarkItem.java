package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What the sparse indexes hold of an item: its key, and the mark that put it there. */
record MarkItem(String pk, String sk, @Nullable String unsent, @Nullable String unfinished) {
  static final String UNSENT = "unsent";
  static final String UNFINISHED = "unfinished";

  /** The value of a mark; an item that loses its mark leaves the index. */
  static final String SET = "Y";

  /** The other value of {@link #UNFINISHED}: superseded or rejected, but rows of it may be left. */
  static final String UNCLEARED = "ROWS";

  static final TableSchema<MarkItem> SCHEMA =
      ItemSchema.of(MarkItem.class, MarkItem::pk, MarkItem::sk)
          .mark(UNSENT, MarkItem::unsent)
          .mark(UNFINISHED, MarkItem::unfinished)
          .build(draft ->
              new MarkItem(
                  draft.pk(), draft.sk(), draft.textIfAny(UNSENT), draft.textIfAny(UNFINISHED)));
}
