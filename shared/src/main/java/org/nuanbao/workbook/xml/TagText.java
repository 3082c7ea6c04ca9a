package org.nuanbao.workbook.xml;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes tags given as they are written, and writes text into XML. */
public final class TagText {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s+([^\\s=]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  private TagText() {}

  /**
   * A start tag with another value for an attribute.
   *
   * @param tag may be followed by its element's content
   * @param value null to leave the attribute out
   */
  public static String with(String tag, String attribute, @Nullable String value) {
    String written = value == null ? "" : " " + attribute + "=\"" + escaped(value) + "\"";
    Matcher found = find(tag, attribute);
    if (found != null) {
      return tag.substring(0, found.start()) + written + tag.substring(found.end());
    }
    int end = 1;
    while (" \t\r\n/>".indexOf(tag.charAt(end)) < 0) {
      end++;
    }
    return tag.substring(0, end) + written + tag.substring(end);
  }

  /** The value of an attribute as it is written; null if the tag does not have it. */
  public static @Nullable String attribute(String tag, String attribute) {
    Matcher found = find(tag, attribute);
    return found == null ? null : value(found);
  }

  private static String value(Matcher found) {
    String doublyQuoted = found.group(2);
    return doublyQuoted == null ? String.valueOf(found.group(3)) : doublyQuoted;
  }

  /** Tells every attribute of a tag, with its value as it is written. */
  static void attributes(String tag, BiConsumer<String, String> each) {
    Matcher found = ATTRIBUTE.matcher(tag);
    while (found.find()) {
      each.accept(String.valueOf(found.group(1)), value(found));
    }
  }

  private static @Nullable Matcher find(String tag, String attribute) {
    Matcher each = ATTRIBUTE.matcher(tag);
    int at = 0;
    while (each.find(at) && tag.indexOf('>', at) > each.start()) {
      if (attribute.equals(each.group(1))) {
        return each;
      }
      at = each.end();
    }
    return null;
  }

  /** The text as it is written into an element or an attribute. */
  public static String escaped(String text) {
    StringBuilder written = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> written.append("&amp;");
        case '<' -> written.append("&lt;");
        case '>' -> written.append("&gt;");
        case '"' -> written.append("&quot;");
        case '\t', '\n', '\r' -> written.append("&#").append((int) c).append(';');
        default -> written.append(c);
      }
    }
    return written.toString();
  }
}
