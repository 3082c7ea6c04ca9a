/**
 * Sends mails, fetches them, and opens those that came in. Jakarta Mail and the AWS SDK's SES
 * client are used here.
 */
@NullMarked
package org.nuanbao.functions.mail;

import org.jspecify.annotations.NullMarked;
