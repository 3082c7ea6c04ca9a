/** Tests of the function behind the queue of validated submissions. */
@NullMarked
package org.nuanbao.functions.convert;

import org.jspecify.annotations.NullMarked;
