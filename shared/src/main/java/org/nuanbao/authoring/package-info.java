/**
 * Understands a printed blank: the sheet as a grid, roles of cells, regions, relations. Beside
 * {@code workbook}, whose reading of print it uses; nothing that judges uploads may load it.
 */
@NullMarked
package org.nuanbao.authoring;

import org.jspecify.annotations.NullMarked;
