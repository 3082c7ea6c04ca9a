/**
 * Behind the queue of validated submissions: turns readings into archives and disbursements and
 * publishes them. Never opens a workbook. May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.convert;

import org.jspecify.annotations.NullMarked;
