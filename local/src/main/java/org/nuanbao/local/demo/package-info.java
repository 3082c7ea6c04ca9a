/**
 * The demonstration: the main job from notice to totals, and the checks that must hold. It is
 * played by clients that know only the HTTP API, the pre-signed URLs and the mailboxes. It may use
 * everything.
 */
@NullMarked
package org.nuanbao.local.demo;

import org.jspecify.annotations.NullMarked;
