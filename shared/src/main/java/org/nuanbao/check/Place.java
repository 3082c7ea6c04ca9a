package org.nuanbao.check;

import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Prompt;

/**
 * Where the answers to one prompt stand.
 *
 * @param name the prompt's name in rules
 * @param ref its name in findings
 * @param table the table whose rows each answer it; null where it is asked once
 * @param index its position in each row
 */
public record Place(Prompt prompt, String name, String ref, @Nullable String table, int index) {}
