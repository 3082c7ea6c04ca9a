/**
 * Once an hour: sends on again what was left lying because events were lost, reports what it found,
 * and in the morning puts the day's reminders among the letters to be mailed. Reaches neither the
 * register nor the key chain nor the content of any file. May use {@code shared}.
 */
@NullMarked
package org.nuanbao.functions.sweep;

import org.jspecify.annotations.NullMarked;
