/**
 * The ports in memory, for tests: the same promises as the stores in the cloud, one lock instead of
 * transactions. May use everything in {@code shared}.
 */
@NullMarked
package org.nuanbao.memory;

import org.jspecify.annotations.NullMarked;
