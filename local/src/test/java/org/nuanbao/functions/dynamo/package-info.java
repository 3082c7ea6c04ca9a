/** Looks into what is packed in items, for tests that compare what two runs have stored. */
@NullMarked
package org.nuanbao.functions.dynamo;

import org.jspecify.annotations.NullMarked;
