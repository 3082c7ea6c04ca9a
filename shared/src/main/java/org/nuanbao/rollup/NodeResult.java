package org.nuanbao.rollup;

import java.util.List;

/**
 * A node that a night run has added up.
 *
 * @param parts what it is the sum of; the node itself where it files
 * @param run the number of the run that saved it; 0 where it was not saved, for a later run had
 */
public record NodeResult(
    Work work, String period, NodeTotal total, List<NodeTotal> parts, long run) {}
