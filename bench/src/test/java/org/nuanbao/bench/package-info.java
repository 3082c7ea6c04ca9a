/**
 * Programs that measure, run by hand and never deployed; README.md tells what they found. May use
 * everything.
 */
@NullMarked
package org.nuanbao.bench;

import org.jspecify.annotations.NullMarked;
