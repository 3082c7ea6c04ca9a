/** Tests of the function behind the bucket of mails. */
@NullMarked
package org.nuanbao.functions.inbox;

import org.jspecify.annotations.NullMarked;
