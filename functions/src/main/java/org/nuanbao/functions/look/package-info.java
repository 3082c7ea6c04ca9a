/**
 * Looks at files that nobody else opens: scans become pictures, and their codes are read. Started
 * by its queue; it knows no table and no key of persons, and may die of a file. May use {@code
 * shared}.
 */
@NullMarked
package org.nuanbao.functions.look;

import org.jspecify.annotations.NullMarked;
