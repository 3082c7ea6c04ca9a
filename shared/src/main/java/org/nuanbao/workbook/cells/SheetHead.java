package org.nuanbao.workbook.cells;

/**
 * A sheet, before it is read.
 *
 * @param hidden hidden or very hidden
 */
public record SheetHead(String name, boolean hidden) {}
