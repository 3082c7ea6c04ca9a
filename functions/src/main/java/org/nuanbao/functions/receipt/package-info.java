/** Behind the reports table's stream: mails the receipts and questions. May use {@code shared}. */
@NullMarked
package org.nuanbao.functions.receipt;

import org.jspecify.annotations.NullMarked;
