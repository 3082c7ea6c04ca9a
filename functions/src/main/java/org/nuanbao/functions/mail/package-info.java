/**
 * The ways mails leave and come in, and the door at which a mail is opened. Jakarta Mail and the
 * AWS SDK's SES client are used here.
 */
@NullMarked
package org.nuanbao.functions.mail;

import org.jspecify.annotations.NullMarked;
