/** What printed texts say by themselves: gaps, options, units, known words. */
@NullMarked
package org.nuanbao.authoring.text;

import org.jspecify.annotations.NullMarked;
