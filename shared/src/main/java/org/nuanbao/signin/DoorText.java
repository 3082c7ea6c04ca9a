package org.nuanbao.signin;

import java.util.Map;
import org.nuanbao.submission.MailOut;

/** The text of the mails about signing in. */
public final class DoorText {
  private static final Map<String, String> BY_A_MACHINE =
      Map.of("Auto-Submitted", "auto-generated");

  private DoorText() {}

  /**
   * The mail with the link.
   *
   * @param address of the page that the link opens, with the token
   */
  public static MailOut.Mail link(String to, String address) {
    return new MailOut.Mail(
        to,
        "【暖报】登录链接（15 分钟内有效）",
        """
        打开下面的链接，再按“登录”：
        %s

        链接 15 分钟内有效，只能用一次。
        不是您自己要登录的，不用理会这封邮件，
        也不要把链接转给别人。

        Open the link and press the button to sign in.
        It works once, within 15 minutes.
        """
            .formatted(address),
        BY_A_MACHINE);
  }

  /**
   * The mail that tells of a sign-in.
   *
   * @param portal the address of the pages
   */
  public static MailOut.Mail cameIn(String to, String portal) {
    return new MailOut.Mail(
        to,
        "【暖报】您的账号刚刚登录",
        """
        有人用寄到这个邮箱的链接登录了暖报。
        是您本人，不用做什么。
        不是您本人：请打开 %s
        再登录一次，按“在所有设备上退出”，
        并告诉上级工会。

        Somebody has just signed in with a link
        that was mailed to you. If it was not you,
        sign in, press “sign out everywhere” and
        tell the union above.
        """
            .formatted(portal),
        BY_A_MACHINE);
  }
}
