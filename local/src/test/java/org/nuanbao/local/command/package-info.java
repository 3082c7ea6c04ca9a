/** The commands as a user meets them: arguments in, lines and a status out. */
@NullMarked
package org.nuanbao.local.command;

import org.jspecify.annotations.NullMarked;
