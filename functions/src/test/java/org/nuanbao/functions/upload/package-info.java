/** Tests of the HTTP API as API Gateway calls it. */
@NullMarked
package org.nuanbao.functions.upload;

import org.jspecify.annotations.NullMarked;
