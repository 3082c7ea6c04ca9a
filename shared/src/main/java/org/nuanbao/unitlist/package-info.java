/**
 * The workbook of units and contacts: a directory written as a list for officers to change. May use
 * {@code directory} and {@code workbook}.
 */
@NullMarked
package org.nuanbao.unitlist;

import org.jspecify.annotations.NullMarked;
