package org.nuanbao.functions.mail;

import jakarta.mail.MessagingException;

/** A mail asks more than opening it may cost. */
final class TooMuch extends MessagingException {
  private static final long serialVersionUID = 1;
}
