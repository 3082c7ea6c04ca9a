package org.nuanbao.rollup;

import java.util.List;
import org.nuanbao.campaign.UnitPath;

/**
 * A node of the tree, added up.
 *
 * @param reported duties below with a current version
 * @param expected duties below
 * @param missing units that owe and have not reported, sorted
 * @param late units whose current version came late, sorted
 */
public record NodeTotal(
    UnitPath unit,
    String name,
    Totals totals,
    int reported,
    int expected,
    List<UnitPath> missing,
    List<UnitPath> late) {}
