package org.nuanbao.authoring.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drafted row of a crosstab. */
record DraftLine(
    String key, String group, String label, @Nullable String partOf, List<Doubt> doubts) {}
