/**
 * The door: nothing in an untrusted file is looked at before it has passed here. Holds the zip
 * container with its limits, the deadline, and {@link org.nuanbao.workbook.guard.FileRefusal},
 * which ends parsing early inside {@code workbook}. Uses the JDK only.
 */
@NullMarked
package org.nuanbao.workbook.guard;

import org.jspecify.annotations.NullMarked;
