/**
 * On a schedule, where mails come by no event: fetches them from a mailbox into the bucket of
 * mails. May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.poll;

import org.jspecify.annotations.NullMarked;
