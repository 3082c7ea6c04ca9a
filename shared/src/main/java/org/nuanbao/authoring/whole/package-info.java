/**
 * Writes what was understood of a whole workbook as one form of parts: every printed cell in its
 * place, every answer below the part it belongs to. May use {@code authoring.part} and {@code
 * authoring.draft}.
 */
@NullMarked
package org.nuanbao.authoring.whole;

import org.jspecify.annotations.NullMarked;
