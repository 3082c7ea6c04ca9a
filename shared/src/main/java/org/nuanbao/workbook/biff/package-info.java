/**
 * The records that binary workbooks consist of, and what is written within one: texts, and formulas
 * that add up. Knows neither sheets nor styles. May use {@code guard}.
 */
@NullMarked
package org.nuanbao.workbook.biff;

import org.jspecify.annotations.NullMarked;
