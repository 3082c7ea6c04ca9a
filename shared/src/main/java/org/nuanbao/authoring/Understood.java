package org.nuanbao.authoring;

import java.util.List;

/** What was understood of a blank workbook. */
public record Understood(String title, BlankKind kind, List<UnderstoodSheet> sheets) {
  /** The same, where the clerk knows better what it is as a whole. */
  public Understood as(BlankKind other) {
    return new Understood(title, other, sheets);
  }
}
