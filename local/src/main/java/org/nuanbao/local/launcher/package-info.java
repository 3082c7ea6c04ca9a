/** What the launcher runs once after a build, so that the commands start quickly. */
@NullMarked
package org.nuanbao.local.launcher;

import org.jspecify.annotations.NullMarked;
