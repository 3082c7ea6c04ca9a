/** Tests of the stored items. */
@NullMarked
package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.NullMarked;
