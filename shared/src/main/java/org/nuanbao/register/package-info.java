/**
 * Archives of persons and what was paid to them, and the conversion that publishes a reading. May
 * use {@code submission} and what lies below; the stores are ports.
 */
@NullMarked
package org.nuanbao.register;

import org.jspecify.annotations.NullMarked;
