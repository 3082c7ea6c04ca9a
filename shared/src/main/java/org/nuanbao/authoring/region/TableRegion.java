package org.nuanbao.authoring.region;

import java.util.List;
import org.nuanbao.authoring.grid.Area;

/**
 * A heading and the rows that are filled in below it.
 *
 * @param path what is printed above or left of the whole table
 * @param nested whether it stands within a card
 * @param roles of the heading's columns, in their order
 */
public record TableRegion(
    Area area,
    Heading heading,
    List<BodyRow> body,
    List<Role> roles,
    List<String> path,
    boolean nested,
    int height) {
  /** What a column is for. */
  enum Role {
    SEQUENCE,
    LABEL,
    UNIT,
    CODE,
    /** Printed, and no name of anything. */
    CONSTANT,
    INPUT
  }
}
