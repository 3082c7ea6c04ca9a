/**
 * Writes form data for the part of a blank that asks most: what stands on the sheet, what it
 * probably asks for, and every doubt about that, for a person to go through.
 */
@NullMarked
package org.nuanbao.authoring.draft;

import org.jspecify.annotations.NullMarked;
