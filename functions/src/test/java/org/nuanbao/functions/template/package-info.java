/** What no linter checks in {@code template.yaml}. */
@NullMarked
package org.nuanbao.functions.template;

import org.jspecify.annotations.NullMarked;
