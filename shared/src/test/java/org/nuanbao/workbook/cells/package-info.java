/** Tests of cells, with POI as the judge. */
@NullMarked
package org.nuanbao.workbook.cells;

import org.jspecify.annotations.NullMarked;
