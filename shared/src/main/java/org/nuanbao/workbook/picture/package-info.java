/**
 * Draws what a sender's sheets look like, for those who never open the file. May use {@code cells},
 * {@code guard} and {@code mark}, what is read and checked, and {@code sheet}.
 */
@NullMarked
package org.nuanbao.workbook.picture;

import org.jspecify.annotations.NullMarked;
