/**
 * What is written to units: receipts, questions, reminders and what a reviewer has decided, each as
 * plain text and as HTML without any style. Knows what is to be said, not how it is sent.
 */
@NullMarked
package org.nuanbao.letter;

import org.jspecify.annotations.NullMarked;
