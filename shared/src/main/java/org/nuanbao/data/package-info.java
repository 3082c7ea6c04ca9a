/**
 * Reads a notice's YAML and a sample's JSON as objects whose faults name the place. May use {@code
 * value}.
 */
@NullMarked
package org.nuanbao.data;

import org.jspecify.annotations.NullMarked;
