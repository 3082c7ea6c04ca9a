package org.nuanbao.form;

import org.jspecify.annotations.Nullable;

/**
 * A doubt about the printed form. The printed text is kept and shown; rules hold what was meant.
 *
 * @param at an item, a question or another place of the form
 * @param printed as printed; null where the doubt is about what is not printed
 * @param meant what was meant, where that is known
 * @param doubt the matter in one plain Chinese sentence
 */
public record Misprint(String at, @Nullable String printed, @Nullable String meant, String doubt) {}
