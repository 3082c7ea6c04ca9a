/** The language of {@code holds}: reads text into a tree. Uses nothing else of ours. */
@NullMarked
package org.nuanbao.formula;

import org.jspecify.annotations.NullMarked;
