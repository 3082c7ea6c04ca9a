/** What printed texts say by themselves: gaps, options, units, words that are known. */
@NullMarked
package org.nuanbao.authoring.text;

import org.jspecify.annotations.NullMarked;
