/**
 * Rules over a reading and the facts known about it: findings and what is still pending. May use
 * {@code reading} and what lies below.
 */
@NullMarked
package org.nuanbao.check;

import org.jspecify.annotations.NullMarked;
