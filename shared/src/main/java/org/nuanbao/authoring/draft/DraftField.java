package org.nuanbao.authoring.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/** A drafted blank outside the table. */
record DraftField(
    String key,
    String label,
    @Nullable String simplified,
    String printed,
    ValueType type,
    boolean seal,
    List<Doubt> doubts) {}
