package org.nuanbao.form;

import org.jspecify.annotations.Nullable;

/**
 * Questions under one printed label.
 *
 * @param stamp what makes it valid beside its answers, if anything
 */
public record Group(String key, String label, String printed, @Nullable Stamp stamp) {
  /** Named in facts by {@code seal} or {@code signed} below the group's key. */
  public enum Stamp {
    SEAL("seal"),
    SIGNED("signed");

    private final String mark;

    Stamp(String mark) {
      this.mark = mark;
    }

    public String mark() {
      return mark;
    }
  }
}
