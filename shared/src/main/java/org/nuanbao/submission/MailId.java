package org.nuanbao.submission;

import java.util.regex.Pattern;

/** The id of one incoming mail: ASCII, safe in keys, and silent about who sent the mail. */
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
