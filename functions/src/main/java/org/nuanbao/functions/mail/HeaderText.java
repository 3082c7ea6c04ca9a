package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.nuanbao.value.Masking;

/**
 * Decodes names and subjects from headers for display: encoded words (RFC 2047), and the bare UTF-8
 * or GB 18030 that some programs write.
 */
final class HeaderText {
  private static final Charset GB = Charset.forName("GB18030");
  private static final Pattern ANSWERS =
      Pattern.compile("^((re|回复|答复|转发|fwd?)\\s*[:：]\\s*)+", Pattern.CASE_INSENSITIVE);

  private HeaderText() {}

  /** The text as the sender wrote it. */
  static String of(String raw) {
    String bytes = MimeUtility.unfold(raw);
    if (bytes.chars().anyMatch(c -> c > 0x7F) && bytes.chars().allMatch(c -> c <= 0xFF)) {
      return bare(bytes.getBytes(ISO_8859_1));
    }
    try {
      return MimeUtility.decodeText(bytes);
    } catch (UnsupportedEncodingException e) {
      return bytes;
    }
  }

  /** A subject as it may be shown, without the prefixes of answers and forwards. */
  static String subject(String raw) {
    String subject = ANSWERS.matcher(of(raw).strip()).replaceFirst("");
    return Masking.shownName(subject.replace('/', '／').replace('\\', '＼'));
  }

  private static String bare(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, GB);
    }
  }
}
