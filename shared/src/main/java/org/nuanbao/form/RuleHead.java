package org.nuanbao.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every rule has.
 *
 * @param id form and number, {@code city-year-form.R01}
 * @param refs in the order findings name them
 * @param says the rule in one plain Chinese sentence, where the kind's own sentence is not enough
 */
public record RuleHead(String id, Severity severity, List<String> refs, @Nullable String says) {}
