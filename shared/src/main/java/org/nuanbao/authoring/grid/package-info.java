/** A printed sheet as a grid: what each cell holds and where the frames are. */
@NullMarked
package org.nuanbao.authoring.grid;

import org.jspecify.annotations.NullMarked;
