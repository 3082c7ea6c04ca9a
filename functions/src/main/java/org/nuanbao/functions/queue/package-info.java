/** The queues between the functions. The AWS SDK's SQS client is used here. */
@NullMarked
package org.nuanbao.functions.queue;

import org.jspecify.annotations.NullMarked;
