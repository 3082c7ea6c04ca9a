package org.nuanbao.submission;

import java.util.regex.Pattern;

/** A file's or sheet's name as it may be shown: the sender chose it, so it may hold anything. */
public final class ShownName {
  private static final int LONGEST = 80;

  /** Control and invisible formatting characters, among them those that turn the writing round. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");

  /** Enough digits for an identity, card or telephone number. */
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{7,}([0-9]{3}[0-9Xx])");

  private ShownName() {}

  /** Without folders, unseen characters and long numbers; never empty. */
  public static String of(String name) {
    String bare = UNSEEN.matcher(name).replaceAll(" ");
    bare = FOLDERS.matcher(bare).replaceFirst("");
    bare = NUMBERS.matcher(bare).replaceAll("****$1").strip();
    if (bare.codePointCount(0, bare.length()) > LONGEST) {
      bare = bare.substring(0, bare.offsetByCodePoints(0, LONGEST)) + "…";
    }
    return bare.isEmpty() ? "（未命名）" : bare;
  }
}
