/**
 * Behind the bucket of mails: opens each, finds its sender's unit and the duties its files are
 * meant for, and makes the same submissions as {@code upload} does. Never opens a workbook; never
 * uses the register. May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.inbox;

import org.jspecify.annotations.NullMarked;
