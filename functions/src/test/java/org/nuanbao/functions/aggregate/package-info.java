/** Tests of the function behind the night run. */
@NullMarked
package org.nuanbao.functions.aggregate;

import org.jspecify.annotations.NullMarked;
