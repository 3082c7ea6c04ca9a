/**
 * XML parts as tokens: a fast scanner over bytes for the plain shape that spreadsheet programs
 * write, and Aalto for everything else. Both give the same tokens. May use {@code guard}; Aalto is
 * used here only.
 */
@NullMarked
package org.nuanbao.workbook.xml;

import org.jspecify.annotations.NullMarked;
