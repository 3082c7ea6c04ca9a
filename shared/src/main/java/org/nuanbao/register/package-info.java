/**
 * Archives of persons, what was paid to them, and the conversion that publishes a reading. May use
 * {@code submission} and the packages below it; the stores are ports.
 */
@NullMarked
package org.nuanbao.register;

import org.jspecify.annotations.NullMarked;
