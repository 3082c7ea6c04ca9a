/** Where tables, cards and lines stand on a sheet, and what stands in them. */
@NullMarked
package org.nuanbao.authoring.region;

import org.jspecify.annotations.NullMarked;
