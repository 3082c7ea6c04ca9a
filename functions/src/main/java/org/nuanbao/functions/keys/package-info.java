/**
 * The keys: person keys, keyed hashes, sealed fields and sealed chunks. The AWS SDK's KMS client
 * and Tink are used here.
 */
@NullMarked
package org.nuanbao.functions.keys;

import org.jspecify.annotations.NullMarked;
