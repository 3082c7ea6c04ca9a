/**
 * Behind the queue of uploads: it alone opens untrusted workbooks and says what is wrong with them.
 * May use {@code shared}; never the register.
 */
@NullMarked
package org.nuanbao.functions.validate;

import org.jspecify.annotations.NullMarked;
