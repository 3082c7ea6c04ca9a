/**
 * Looks through a notice's data before it is published: what is wrong, and what a person should
 * look at. May use {@code campaign} and {@code form}; never deployed.
 */
@NullMarked
package org.nuanbao.local.lint;

import org.jspecify.annotations.NullMarked;
