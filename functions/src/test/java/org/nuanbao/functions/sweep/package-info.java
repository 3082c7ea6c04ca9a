/** Tests of the function that sweeps. */
@NullMarked
package org.nuanbao.functions.sweep;

import org.jspecify.annotations.NullMarked;
