package org.nuanbao.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every rule has.
 *
 * @param id form and number, {@code city-year-form.R01}
 * @param cells what the rule reads, by the names that rules use
 * @param refs what findings name, each once and in order
 * @param says the rule in one plain Chinese sentence, if the kind's own sentence is not enough
 */
public record RuleHead(
    String id, Severity severity, List<String> cells, List<String> refs, @Nullable String says) {}
