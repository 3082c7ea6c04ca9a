/** Tests of the two XML readers. */
@NullMarked
package org.nuanbao.workbook.xml;

import org.jspecify.annotations.NullMarked;
