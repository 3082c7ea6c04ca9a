/**
 * What a function does before Lambda takes its snapshot (SnapStart): its own ways with invented
 * data, so that no event after a restore waits for classes. The AWS SDK is used here to stop calls
 * before they are sent.
 */
@NullMarked
package org.nuanbao.functions.rehearsal;

import org.jspecify.annotations.NullMarked;
