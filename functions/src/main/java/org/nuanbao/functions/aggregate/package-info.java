/**
 * The steps of the night run, called by the state machine or by the timer of a local cloud. Never
 * reads the register. May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.aggregate;

import org.jspecify.annotations.NullMarked;
