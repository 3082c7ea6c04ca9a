package org.nuanbao.form;

import org.jspecify.annotations.Nullable;

/**
 * Where the answers to one prompt are.
 *
 * @param name the prompt's name in rules: refs of items and of the head's blanks, keys of columns,
 *     whole keys of questions, {@code table.column}
 * @param table the table whose rows each answer it; null if it is asked once
 * @param index its position in each row
 */
public record Place(Prompt prompt, String name, @Nullable String table, int index) {
  /** The name in findings; for a part of a group it is the group's name. */
  public String ref() {
    return prompt instanceof Question question
        ? name.substring(0, name.length() - question.key().length()) + question.ref()
        : name;
  }
}
