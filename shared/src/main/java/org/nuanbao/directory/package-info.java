/**
 * The standing list of a root's units and of the people who act for them, and how it is changed by
 * a workbook. May use {@code reading}, {@code campaign} and {@code value}.
 */
@NullMarked
package org.nuanbao.directory;

import org.jspecify.annotations.NullMarked;
