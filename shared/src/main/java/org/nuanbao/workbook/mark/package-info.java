/**
 * Marks a workbook ({@code .xlsx}) with findings without opening it: its parts are copied, and
 * changed on the way where a mark comes or goes. May use {@code cells}, {@code guard} and {@code
 * xml}; knows no spreadsheet library.
 */
@NullMarked
package org.nuanbao.workbook.mark;

import org.jspecify.annotations.NullMarked;
