/**
 * What a form asks for and which rules it must obey. Data only: no Java code names a form. May use
 * {@code value} and {@code formula}.
 */
@NullMarked
package org.nuanbao.form;

import org.jspecify.annotations.NullMarked;
