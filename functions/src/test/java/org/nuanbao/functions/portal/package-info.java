@NullMarked
package org.nuanbao.functions.portal;

import org.jspecify.annotations.NullMarked;
