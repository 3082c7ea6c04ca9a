/**
 * Signed pages and what is seen on their scans. May use {@code submission} and what is below it.
 */
@NullMarked
package org.nuanbao.scan;

import org.jspecify.annotations.NullMarked;
