/** Tests of the function behind the table's stream. */
@NullMarked
package org.nuanbao.functions.receipt;

import org.jspecify.annotations.NullMarked;
