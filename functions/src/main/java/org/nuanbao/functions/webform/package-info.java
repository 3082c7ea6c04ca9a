/**
 * Forms that are typed on a page by those who have no Excel. What is typed becomes the unit's own
 * workbook and goes the way of every upload.
 */
@NullMarked
package org.nuanbao.functions.webform;

import org.jspecify.annotations.NullMarked;
