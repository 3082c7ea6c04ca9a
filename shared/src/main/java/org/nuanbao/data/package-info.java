/**
 * What a notice's YAML and a sample's JSON are read from: objects whose faults name the place. Uses
 * nothing of ours.
 */
@NullMarked
package org.nuanbao.data;

import org.jspecify.annotations.NullMarked;
