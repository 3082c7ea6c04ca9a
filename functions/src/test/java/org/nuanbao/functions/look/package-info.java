/** Tests of the function that looks at scans. */
@NullMarked
package org.nuanbao.functions.look;

import org.jspecify.annotations.NullMarked;
