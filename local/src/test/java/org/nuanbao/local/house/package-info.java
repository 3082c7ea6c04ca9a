/**
 * The rules of the house as tests: who may know whom, sizes, names, and that the documents tell of
 * what is there.
 */
@NullMarked
package org.nuanbao.local.house;

import org.jspecify.annotations.NullMarked;
