/**
 * Workbooks as sheets, rows and cells, {@code .xlsx} and {@code .xls} alike, streamed row by row.
 * May use {@code reading}, {@code guard} and {@code xml}; POI is used here for what is packed in
 * OLE2 only: {@code .xls}, and what is encrypted.
 */
@NullMarked
package org.nuanbao.workbook.cells;

import org.jspecify.annotations.NullMarked;
