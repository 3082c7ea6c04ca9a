/** Checks the notices' data against its schemas. */
@NullMarked
package org.nuanbao.local.notice;

import org.jspecify.annotations.NullMarked;
