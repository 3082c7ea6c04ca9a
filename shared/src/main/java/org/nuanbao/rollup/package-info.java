/**
 * Totals along the organisation tree, completeness, and the night run's steps. May use {@code
 * submission} and the packages below it; the stores are ports.
 */
@NullMarked
package org.nuanbao.rollup;

import org.jspecify.annotations.NullMarked;
