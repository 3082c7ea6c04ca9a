package org.nuanbao.submission;

import java.util.regex.Pattern;

/** One mail that came in; ASCII, safe in keys, says nothing of who sent it. */
public record MailId(String value) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,119}");

  public MailId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not a mail's id");
    }
  }

  public static boolean isId(String value) {
    return ID.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
