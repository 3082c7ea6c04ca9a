/**
 * Understands a printed blank: the sheet as a grid, roles of cells, regions, relations. Stands
 * beside {@code workbook} and uses its reading of print; nothing that judges uploads may load it.
 */
@NullMarked
package org.nuanbao.authoring;

import org.jspecify.annotations.NullMarked;
