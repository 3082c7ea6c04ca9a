/** Tests of the function behind the queue of uploads. */
@NullMarked
package org.nuanbao.functions.validate;

import org.jspecify.annotations.NullMarked;
