/** Scans of signed pages in the reports table. May use {@code dynamo} and {@code shared}. */
@NullMarked
package org.nuanbao.functions.dynamo.scan;

import org.jspecify.annotations.NullMarked;
