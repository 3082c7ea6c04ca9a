/**
 * Once an hour: sends on its way again what lost events have left lying, and says what it found.
 * Reaches neither the register nor the key chain nor the content of any file. May use {@code
 * shared}.
 */
@NullMarked
package org.nuanbao.functions.sweep;

import org.jspecify.annotations.NullMarked;
