/** Tests of the function that fetches mails. */
@NullMarked
package org.nuanbao.functions.poll;

import org.jspecify.annotations.NullMarked;
