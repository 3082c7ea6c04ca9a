/**
 * What was understood of a blank: its parts, what each asks in which cell, and what must hold
 * between them. Both the YAML and the JSON are written from this.
 */
@NullMarked
package org.nuanbao.authoring.part;

import org.jspecify.annotations.NullMarked;
