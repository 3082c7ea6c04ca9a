package org.nuanbao.authoring.text;

import java.util.regex.Pattern;

/** Frees printed texts from what only arranges them on paper. */
public final class BareText {
  private static final Pattern BRACKETED = Pattern.compile("[（(][^（()）]*[)）]");
  private static final Pattern STARS = Pattern.compile("^[*＊★]+|[*＊★]+$");
  private static final Pattern COLONS = Pattern.compile("[:：]+$");

  private static final Pattern HINT = Pattern.compile("[（(][^（()）]{3,}[)）]");

  private BareText() {}

  /** The text without any white space. */
  public static String squeezed(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isSpace(c)).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A label without white space, final colons and stars that demand an answer. */
  public static String label(String text) {
    return COLONS.matcher(STARS.matcher(squeezed(text)).replaceAll("")).replaceAll("");
  }

  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xfeff;
  }

  /** The width in half widths; a Chinese character takes two. */
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) < 0x2e80 ? 1 : 2;
    }
    return width;
  }

  /** The text without brackets and what stands in them; the whole text if nothing else is there. */
  public static String unbracketed(String text) {
    String bare = BRACKETED.matcher(text).replaceAll("");
    return bare.isEmpty() ? text : bare;
  }

  public static boolean hasColon(String text) {
    return text.indexOf('：') >= 0 || text.indexOf(':') >= 0;
  }

  /** Whether a text is one remark in brackets that stands where a value goes, as （此栏暂不填）. */
  public static boolean isHint(String text) {
    return HINT.matcher(text).matches();
  }
}
