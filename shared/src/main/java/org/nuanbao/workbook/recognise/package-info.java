/**
 * Finds a form on a sheet by its printed labels and reads its values, each with its cell. May use
 * {@code check}, {@code reading}, {@code form}, {@code cells} and {@code guard}.
 */
@NullMarked
package org.nuanbao.workbook.recognise;

import org.jspecify.annotations.NullMarked;
