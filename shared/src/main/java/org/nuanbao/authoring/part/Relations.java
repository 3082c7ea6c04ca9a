package org.nuanbao.authoring.part;

import java.util.List;

/** What must hold within a part. */
public record Relations(List<Sum> sums, List<AtMost> parts) {
  public static final Relations NONE = new Relations(List.of(), List.of());
}
