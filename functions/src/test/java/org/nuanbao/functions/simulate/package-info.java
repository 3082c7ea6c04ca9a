/**
 * Histories made from a seed: what units, reviewers and the night do, while workers die, events
 * come twice or late and stores refuse; and what must be true after each. May use everything.
 */
@NullMarked
package org.nuanbao.functions.simulate;

import org.jspecify.annotations.NullMarked;
