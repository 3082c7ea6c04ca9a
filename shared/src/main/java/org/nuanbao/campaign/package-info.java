/**
 * A notice in use: the organisation tree, who owes what when, and the business clock. May use
 * {@code form} and {@code value}.
 */
@NullMarked
package org.nuanbao.campaign;

import org.jspecify.annotations.NullMarked;
