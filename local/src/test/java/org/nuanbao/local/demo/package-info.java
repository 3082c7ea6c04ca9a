/** Whole systems on the embedded cloud, judged by what their clients see. */
@NullMarked
package org.nuanbao.local.demo;

import org.jspecify.annotations.NullMarked;
