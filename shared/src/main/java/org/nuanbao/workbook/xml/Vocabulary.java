package org.nuanbao.workbook.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the constant of an enum by its XML name without making a string. */
final class Vocabulary<T extends Enum<T>> {
  private static final int LONGEST = 24;

  private final List<List<Word<T>>> byLength = new ArrayList<>();
  private final T other;

  Vocabulary(T[] constants, Function<T, String> name, T other) {
    this.other = other;
    for (int i = 0; i < LONGEST; i++) {
      byLength.add(new ArrayList<>());
    }
    for (T constant : constants) {
      byte[] bytes = name.apply(constant).getBytes(StandardCharsets.US_ASCII);
      byLength.get(bytes.length).add(new Word<>(bytes, constant));
    }
  }

  T of(byte[] buffer, int start, int end) {
    int length = end - start;
    if (length >= LONGEST) {
      return other;
    }
    List<Word<T>> words = byLength.get(length);
    for (int i = 0; i < words.size(); i++) {
      Word<T> word = words.get(i);
      if (word.is(buffer, start)) {
        return word.constant;
      }
    }
    return other;
  }

  private static final class Word<T> {
    private final byte[] name;
    private final T constant;

    Word(byte[] name, T constant) {
      this.name = name;
      this.constant = constant;
    }

    boolean is(byte[] buffer, int start) {
      for (int i = 0; i < name.length; i++) {
        if (name[i] != buffer[start + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
