/**
 * The door: nothing of an untrusted file is looked at before it has passed here. The zip container
 * with its limits, the deadline, and {@link org.nuanbao.workbook.guard.FileRefusal}, by which
 * parsing ends early inside {@code workbook}. Uses the JDK only.
 */
@NullMarked
package org.nuanbao.workbook.guard;

import org.jspecify.annotations.NullMarked;
