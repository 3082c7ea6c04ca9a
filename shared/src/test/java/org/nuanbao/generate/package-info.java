/** Seeded generators of large workbooks, for tests of all modules. */
@NullMarked
package org.nuanbao.generate;

import org.jspecify.annotations.NullMarked;
