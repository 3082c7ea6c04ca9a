/**
 * Types that every other package may use: identity numbers, cards, money, keys of persons, masking.
 * Uses the JDK only.
 */
@NullMarked
package org.nuanbao.value;

import org.jspecify.annotations.NullMarked;
