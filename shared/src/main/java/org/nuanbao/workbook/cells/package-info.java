/**
 * Workbooks as sheets, rows and cells, {@code .xlsx} and {@code .xls} alike, streamed row by row.
 * May use {@code reading}, {@code guard}, {@code xml} and {@code biff}. POI is used here only to
 * decrypt.
 */
@NullMarked
package org.nuanbao.workbook.cells;

import org.jspecify.annotations.NullMarked;
