package org.nuanbao.rollup;

import java.util.List;
import org.nuanbao.campaign.UnitPath;

/**
 * What a night run has to do at one node, so that a step needs no other look at the tree.
 *
 * @param owes whether the node files itself; else it is the sum of those below
 * @param periods to be added up, sorted
 * @param below how many nodes are counted here whose paths are directly below
 * @param joined nodes to be counted here though their paths are elsewhere
 * @param left nodes whose paths are directly below and that are counted elsewhere
 */
public record Work(
    UnitPath node,
    String name,
    boolean owes,
    List<String> periods,
    int below,
    List<UnitPath> joined,
    List<UnitPath> left) {}
