/** The queue of validated submissions. The AWS SDK's SQS client is used here. */
@NullMarked
package org.nuanbao.functions.queue;

import org.jspecify.annotations.NullMarked;
