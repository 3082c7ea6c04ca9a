package org.nuanbao.workbook.cells;

/**
 * A sheet, before it is read.
 *
 * @param hidden hidden or very hidden
 * @param deep very hidden: no menu of a spreadsheet program shows it
 */
public record SheetHead(String name, boolean hidden, boolean deep) {}
