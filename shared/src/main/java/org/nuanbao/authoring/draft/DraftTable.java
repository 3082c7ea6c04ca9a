package org.nuanbao.authoring.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drafted small table of a card. */
record DraftTable(
    String key,
    String label,
    @Nullable String printed,
    List<DraftAnswer> columns,
    List<Doubt> doubts) {}
