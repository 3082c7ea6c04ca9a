package org.nuanbao.rollup;

/**
 * Where a unit's own figures come from.
 *
 * @param version of the duty
 * @param receipt the number the unit was given for it
 */
public record Source(String submission, long version, String receipt) {}
