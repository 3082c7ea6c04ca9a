/** The language of {@code holds}: read from text into a tree. Uses nothing of ours. */
@NullMarked
package org.nuanbao.formula;

import org.jspecify.annotations.NullMarked;
