/**
 * XML parts as tokens: a fast scanner over bytes for the plain XML that spreadsheet programs write,
 * and Aalto for everything else. Both give the same tokens. May use {@code guard}; only this
 * package uses Aalto.
 */
@NullMarked
package org.nuanbao.workbook.xml;

import org.jspecify.annotations.NullMarked;
