/**
 * The commands of {@code ./nuanbao}. They run the very code of the functions: nothing is read,
 * judged or added up by code of their own. They may use everything.
 */
@NullMarked
package org.nuanbao.local.command;

import org.jspecify.annotations.NullMarked;
