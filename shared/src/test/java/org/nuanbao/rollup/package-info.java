/** Tests of totals along the tree, against figures that another program computed. */
@NullMarked
package org.nuanbao.rollup;

import org.jspecify.annotations.NullMarked;
