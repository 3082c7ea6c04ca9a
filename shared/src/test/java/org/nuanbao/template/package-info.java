/** Reads {@code template.yaml} for the tests of all modules. */
@NullMarked
package org.nuanbao.template;

import org.jspecify.annotations.NullMarked;
