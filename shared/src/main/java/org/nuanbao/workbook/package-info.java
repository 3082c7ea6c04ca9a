/**
 * The only package that opens or writes spreadsheet files; untrusted bytes enter here and nowhere
 * else. May use {@code check}, {@code reading}, {@code form} and {@code value}.
 */
@NullMarked
package org.nuanbao.workbook;

import org.jspecify.annotations.NullMarked;
