/**
 * Workbooks as sheets, rows and cells, {@code .xlsx} and {@code .xls} alike, streamed row by row.
 * May use {@code reading}, {@code guard} and {@code xml}. POI is used here only for what is packed
 * in OLE2: {@code .xls} and encrypted files.
 */
@NullMarked
package org.nuanbao.workbook.cells;

import org.jspecify.annotations.NullMarked;
