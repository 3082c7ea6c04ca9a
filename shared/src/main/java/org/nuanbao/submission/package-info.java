/**
 * Versions of a duty, how one becomes current, and the receipt for each outcome. May use {@code
 * check} and the packages below it; the stores are ports.
 */
@NullMarked
package org.nuanbao.submission;

import org.jspecify.annotations.NullMarked;
