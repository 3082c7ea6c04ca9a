/** Reads forms from the data of notices. May use {@code form}, {@code data} and {@code formula}. */
@NullMarked
package org.nuanbao.formdata;

import org.jspecify.annotations.NullMarked;
