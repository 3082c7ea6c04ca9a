package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What a unit or a node adds up to.
 *
 * @param sums by item ref, or by measure ({@code rows}, {@code age_bands/30-39})
 * @param distinct by measure; its size is the figure
 */
public record Totals(SortedMap<String, BigDecimal> sums, SortedMap<String, KeySet> distinct) {}
