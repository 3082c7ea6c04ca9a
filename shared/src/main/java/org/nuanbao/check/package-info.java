/**
 * Judges a reading by rules and known facts: findings and what is still pending. May use {@code
 * reading} and the packages below it.
 */
@NullMarked
package org.nuanbao.check;

import org.jspecify.annotations.NullMarked;
