/** Filled forms as JSON, for commands and tests. May use {@code check}. */
@NullMarked
package org.nuanbao.sample;

import org.jspecify.annotations.NullMarked;
