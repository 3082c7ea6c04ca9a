package org.nuanbao.workbook.recognise;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.nuanbao.reading.Value;

/**
 * A printed label as it is compared: without white space, brackets and punctuation of half width,
 * so that {@code 走访企业（家）} and {@code 走访企业 (家)} are the same.
 */
final class LabelText {
  private static final Pattern PART = Pattern.compile("^其中[,:、]?");

  private LabelText() {}

  static String of(String printed) {
    StringBuilder plain = new StringBuilder(printed.length());
    for (int i = 0; i < printed.length(); i++) {
      plain.append(plain(printed.charAt(i)));
    }
    return plain.toString();
  }

  /** Of a cell; empty unless it holds text or a number. */
  static String of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> of(text);
      case Value.Numeric numeric -> numeric.number().toPlainString();
      case Value.Blank _, Value.Day _, Value.Broken _ -> "";
    };
  }

  /** Without what stands in brackets at its end: the unit, or who fills it in. */
  static String withoutBracket(String label) {
    int open = label.lastIndexOf('(');
    return open > 0 && label.endsWith(")") ? label.substring(0, open) : label;
  }

  /** Without the word that makes it a part of what stands above. */
  static String withoutPart(String label) {
    return PART.matcher(label).replaceFirst("");
  }

  static String withoutColon(String label) {
    return label.endsWith(":") ? label.substring(0, label.length() - 1) : label;
  }

  /** One character; white space is nothing, compatibility forms become the usual ones. */
  static String plain(char c) {
    if (c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return "";
    }
    if (c < 0x7f || (c >= 0x4e00 && c <= 0x9fff)) {
      return String.valueOf(c);
    }
    return switch (c) {
      case '“', '”', '‘', '’', '＂' -> "\"";
      case '。', '．' -> ".";
      case '【', '〔', '［' -> "(";
      case '】', '〕', '］' -> ")";
      default ->
          Character.isSurrogate(c)
              ? String.valueOf(c)
              : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    };
  }
}
