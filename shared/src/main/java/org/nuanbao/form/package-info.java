/**
 * What a form asks for and which rules it must keep. Data only, read from the notices; no Java
 * names a form. May use {@code data}, {@code value} and {@code formula}.
 */
@NullMarked
package org.nuanbao.form;

import org.jspecify.annotations.NullMarked;
