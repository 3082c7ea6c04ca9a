package org.nuanbao.workbook.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The JDK's decoder says which bytes are UTF-8. */
class Utf8Test {
  /** The first and last bytes of each kind, and their neighbours. */
  private static final int[] FOLLOWING = {
    0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbe, 0xbf, 0xc0, 0xe5, 0xff
  };

  private static final byte[] BEFORE = "a你".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEHIND = "好的，12345678".getBytes(StandardCharsets.UTF_8);

  @Test
  void takesWhatTheDecoderTakes() {
    for (int first = 0x7e; first <= 0xff; first++) {
      for (int second : FOLLOWING) {
        for (int third : FOLLOWING) {
          compare(new byte[] {(byte) first, (byte) second, (byte) third});
        }
      }
    }
  }

  @Test
  void takesCharactersOfAllLengthsInAnyPieces() {
    byte[] text = "单位名称 é 王小明，𠮷野家 Ω 一二三四五六七八九".repeat(3).getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= text.length; cut++) {
      Utf8 utf8 = new Utf8();
      assertThat(utf8.accepts(text, 0, cut) && utf8.accepts(text, cut, text.length)).isTrue();
      assertThat(utf8.complete()).isTrue();
    }
  }

  private static void compare(byte[] odd) {
    for (int from : new int[] {0, 1, BEFORE.length}) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(BEFORE, from, BEFORE.length - from);
      all.writeBytes(odd);
      all.writeBytes(BEHIND);
      byte[] bytes = all.toByteArray();
      Utf8 utf8 = new Utf8();
      assertThat(utf8.accepts(bytes, 0, bytes.length) && utf8.complete())
          .as("%x %x %x", odd[0], odd[1], odd[2])
          .isEqualTo(isText(bytes));
    }
  }

  private static boolean isText(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.chars().noneMatch(c -> c == 0xfffe || c == 0xffff);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
