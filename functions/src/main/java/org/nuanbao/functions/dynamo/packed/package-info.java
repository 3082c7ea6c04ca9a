/** Values of items that are read only as a whole. May use {@code shared}. */
@NullMarked
package org.nuanbao.functions.dynamo.packed;

import org.jspecify.annotations.NullMarked;
