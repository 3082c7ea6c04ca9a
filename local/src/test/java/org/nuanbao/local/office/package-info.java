/** What happens to our workbooks when an office program saves them. */
@NullMarked
package org.nuanbao.local.office;

import org.jspecify.annotations.NullMarked;
