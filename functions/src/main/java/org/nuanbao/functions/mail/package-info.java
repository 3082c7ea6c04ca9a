/** The way mails leave. Jakarta Mail is used here. */
@NullMarked
package org.nuanbao.functions.mail;

import org.jspecify.annotations.NullMarked;
