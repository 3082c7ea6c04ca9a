/**
 * Checks a notice's data before it is published: what is wrong, and what a person should look at.
 * It may use {@code campaign} and {@code form}, and is never deployed.
 */
@NullMarked
package org.nuanbao.local.lint;

import org.jspecify.annotations.NullMarked;
