/** Behind the reports table's stream: mails the receipt of each outcome. May use {@code shared}. */
@NullMarked
package org.nuanbao.functions.receipt;

import org.jspecify.annotations.NullMarked;
