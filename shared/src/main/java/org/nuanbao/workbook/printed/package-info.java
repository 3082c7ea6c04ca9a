/**
 * What is printed on somebody else's blank workbook: texts, merged cells, frames and formats. May
 * use {@code cells} and {@code guard}; POI is used here for how cells look.
 */
@NullMarked
package org.nuanbao.workbook.printed;

import org.jspecify.annotations.NullMarked;
