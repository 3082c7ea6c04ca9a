/**
 * What is shown of a sender's workbook beside its findings: rows as they were sent, personal values
 * masked. It knows no spreadsheet library, because whoever shows a sheet opens no file. May use
 * {@code check} and the packages below it.
 */
@NullMarked
package org.nuanbao.sheet;

import org.jspecify.annotations.NullMarked;
