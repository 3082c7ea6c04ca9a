/** Tests of the handlers over stores in memory, with the events of {@code events/}. */
@NullMarked
package org.nuanbao.functions;

import org.jspecify.annotations.NullMarked;
