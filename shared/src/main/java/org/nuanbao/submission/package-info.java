/**
 * Versions of a duty, how one becomes current, and the receipt each outcome leaves. May use {@code
 * check} and what lies below; the stores are ports.
 */
@NullMarked
package org.nuanbao.submission;

import org.jspecify.annotations.NullMarked;
