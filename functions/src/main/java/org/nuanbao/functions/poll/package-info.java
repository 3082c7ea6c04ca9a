/**
 * Fetches mails on a schedule from a mailbox into the bucket of mails, where no event brings them.
 * May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.poll;

import org.jspecify.annotations.NullMarked;
