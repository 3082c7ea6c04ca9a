@NullMarked
package org.nuanbao.functions.rehearsal;

import org.jspecify.annotations.NullMarked;
