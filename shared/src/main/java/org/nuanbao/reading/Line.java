package org.nuanbao.reading;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number position among the data rows, from 1
 * @param sheetRow row of the sheet, from 1; 0 if there is no sheet
 * @param values in the order of the form's columns
 */
public record Line(int number, int sheetRow, List<Value> values) {}
