/**
 * What was read from a workbook or a sample: typed values, each with the cell it was in. May use
 * {@code campaign}, {@code form} and {@code value}.
 */
@NullMarked
package org.nuanbao.reading;

import org.jspecify.annotations.NullMarked;
