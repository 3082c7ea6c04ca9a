/** A robot that takes the steps that findings give, and the slips of hands it is tried on. */
@NullMarked
package org.nuanbao.mend;

import org.jspecify.annotations.NullMarked;
