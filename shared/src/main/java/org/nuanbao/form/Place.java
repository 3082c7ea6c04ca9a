package org.nuanbao.form;

import org.jspecify.annotations.Nullable;

/**
 * Where the answers to one prompt stand.
 *
 * @param name the prompt's name in rules: refs of items and of the head's blanks, keys of columns,
 *     whole keys of questions, {@code table.column}
 * @param table the table whose rows each answer it; null where it is asked once
 * @param index its position in each row
 */
public record Place(Prompt prompt, String name, @Nullable String table, int index) {
  /** The name findings give it: for a part of a group, the group. */
  public String ref() {
    return prompt instanceof Question question
        ? name.substring(0, name.length() - question.key().length()) + question.ref()
        : name;
  }
}
