/**
 * The keys: person keys, keyed hashes, sealed fields, and secret settings. The AWS SDK's Secrets
 * Manager client and Tink are used here.
 */
@NullMarked
package org.nuanbao.functions.keys;

import org.jspecify.annotations.NullMarked;
