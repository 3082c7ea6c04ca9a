/**
 * The commands of {@code ./nuanbao}. They run the very code of the functions; nothing is judged,
 * read or added up here. May use everything.
 */
@NullMarked
package org.nuanbao.local.command;

import org.jspecify.annotations.NullMarked;
