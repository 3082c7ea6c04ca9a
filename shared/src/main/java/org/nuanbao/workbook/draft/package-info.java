/**
 * Drafts a form's data from a printed blank: what stands on the sheet, what it probably asks for,
 * and every doubt about that, for a person to go through. May use {@code form}, {@code cells} and
 * {@code guard}.
 */
@NullMarked
package org.nuanbao.workbook.draft;

import org.jspecify.annotations.NullMarked;
