/**
 * The demonstration: the main job from notice to totals, played by clients that know nothing but
 * the HTTP API, the pre-signed URLs and the mailboxes, with the checks that must hold. May use
 * everything.
 */
@NullMarked
package org.nuanbao.local.demo;

import org.jspecify.annotations.NullMarked;
