/**
 * The rules of the house as tests: who may know whom, sizes, names, and that what the documents
 * name exists.
 */
@NullMarked
package org.nuanbao.local.house;

import org.jspecify.annotations.NullMarked;
