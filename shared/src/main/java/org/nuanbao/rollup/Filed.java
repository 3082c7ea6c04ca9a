package org.nuanbao.rollup;

/**
 * What a unit's own current version adds up to.
 *
 * @param late whether it came after the deadline
 */
public record Filed(Totals totals, boolean late) {}
