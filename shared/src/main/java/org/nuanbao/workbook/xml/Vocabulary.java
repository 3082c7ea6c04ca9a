package org.nuanbao.workbook.xml;

import java.nio.charset.StandardCharsets;

/** Finds the constant of an enum by its XML name without making a string. */
final class Vocabulary<T extends Enum<T>> {
  private record Word<T>(byte[] name, T constant) {}

  private final Word<T>[][] byLength;
  private final T other;

  Vocabulary(T[] constants, java.util.function.Function<T, String> name, T other) {
    this.other = other;
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic record
    Word<T>[][] words = new Word[24][0];
    for (T constant : constants) {
      byte[] bytes = name.apply(constant).getBytes(StandardCharsets.US_ASCII);
      Word<T>[] same = words[bytes.length];
      Word<T>[] more = java.util.Arrays.copyOf(same, same.length + 1);
      more[same.length] = new Word<>(bytes, constant);
      words[bytes.length] = more;
    }
    byLength = words;
  }

  T of(byte[] buffer, int start, int end) {
    int length = end - start;
    if (length >= byLength.length) {
      return other;
    }
    for (Word<T> word : byLength[length]) {
      byte[] name = word.name();
      int i = 0;
      while (i < length && name[i] == buffer[start + i]) {
        i++;
      }
      if (i == length) {
        return word.constant();
      }
    }
    return other;
  }
}
