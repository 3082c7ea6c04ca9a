package org.nuanbao.workbook.xml;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** One start tag: its name, its attributes, the namespaces it declares. */
final class Tag {
  /** The value of one known attribute, and the tag it was last seen in. */
  private static final class Slot {
    private final ByteSpan value = new ByteSpan();
    private int generation;
  }

  private static final int MORE = -1;
  private static final int MANY = 64;
  private static final boolean[] NAME_BYTE = new boolean[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      NAME_BYTE[c] = true;
      NAME_BYTE[c - 'a' + 'A'] = true;
    }
    "0123456789:_-.".chars().forEach(c -> NAME_BYTE[c] = true);
  }

  private final Entities entities;
  private final EnumMap<Attribute, Slot> slots = new EnumMap<>(Attribute.class);
  private int generation;
  private final long[] hashes = new long[MANY];
  private final int[] prefixes = new int[2 * MANY];
  private final ByteSpan other = new ByteSpan();
  private int attributes;
  private boolean empty;
  private boolean declaring;

  int nameStart;
  int nameEnd;
  long nameHash;

  Tag(Entities entities) {
    this.entities = entities;
    for (Attribute attribute : Attribute.values()) {
      slots.put(attribute, new Slot());
    }
  }

  static boolean isNameByte(byte b) {
    return b > 0 && NAME_BYTE[b];
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  static long hash(long hash, byte b) {
    return (hash ^ b) * 0x9E3779B97F4A7C15L;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Whether a namespace is declared here. */
  boolean isDeclaring() {
    return declaring;
  }

  @Nullable ByteSpan attribute(Attribute attribute) {
    Slot slot = slots.get(attribute);
    return slot != null && slot.generation == generation ? slot.value : null;
  }

  /** The prefixes of attributes, as pairs of start and end. */
  int[] prefixes() {
    return prefixes;
  }

  int attributes() {
    return attributes;
  }

  /** Reads the tag. Returns the position after it, or {@code MORE} if it is not complete. */
  int read(byte[] bytes, int start, int limit) {
    generation++;
    attributes = 0;
    declaring = false;
    int at = name(bytes, start);
    nameStart = start;
    nameEnd = at;
    while (true) {
      int gap = at;
      while (isSpace(bytes[at])) {
        at++;
      }
      byte next = bytes[at];
      if (next == '>') {
        empty = false;
        return at + 1;
      }
      if (next == '/') {
        if (at + 1 >= limit) {
          return MORE;
        }
        empty = true;
        return bytes[at + 1] == '>' ? at + 2 : fail("slash within a tag");
      }
      if (at >= limit) {
        return MORE;
      }
      if (gap == at) {
        return fail("no space before an attribute");
      }
      at = attribute(bytes, at, limit);
      if (at == MORE) {
        return MORE;
      }
    }
  }

  private int name(byte[] bytes, int start) {
    int at = start;
    long hash = 0;
    while (isNameByte(bytes[at])) {
      hash = hash(hash, bytes[at]);
      at++;
    }
    if (bytes[start] < 'A' || at == start) {
      fail("name");
    }
    nameHash = hash;
    return at;
  }

  private int attribute(byte[] bytes, int start, int limit) {
    int at = start;
    long hash = 0;
    int colon = start;
    while (isNameByte(bytes[at])) {
      if (bytes[at] == ':') {
        colon = at;
      }
      hash = hash(hash, bytes[at]);
      at++;
    }
    int end = at;
    while (isSpace(bytes[at])) {
      at++;
    }
    if (at + 1 >= limit) {
      return MORE;
    }
    byte quote = bytes[at + 1];
    if (bytes[at] != '=' || (quote != '"' && quote != '\'') || bytes[start] < 'A') {
      return fail("attribute");
    }
    int value = at + 2;
    at = valueEnd(bytes, value, quote, limit);
    if (at == MORE) {
      return MORE;
    }
    add(bytes, start, end, colon, hash, value, at);
    return at + 1;
  }

  private int valueEnd(byte[] bytes, int start, byte quote, int limit) {
    int at = start;
    while (bytes[at] != quote) {
      byte next = bytes[at];
      if (next >= 0 && next < ' ') {
        return at >= limit ? MORE : fail("white space or control character in an attribute");
      }
      if (next == '<') {
        return fail("< in an attribute");
      }
      at++;
    }
    return at;
  }

  private void add(byte[] bytes, int start, int end, int colon, long hash, int from, int to) {
    if (attributes == MANY) {
      fail("many attributes");
    }
    for (int i = 0; i < attributes; i++) {
      if (hashes[i] == hash) {
        fail("attribute twice");
      }
    }
    prefixes[2 * attributes] = start;
    prefixes[2 * attributes + 1] = colon;
    hashes[attributes++] = hash;
    Attribute known = Attribute.of(bytes, start, end);
    declaring |= end - start >= 5 && bytes[start] == 'x' && bytes[start + 3] == 'n';
    ByteSpan into = other;
    Slot slot = slots.get(known);
    if (slot != null && known != Attribute.OTHER) {
      slot.generation = generation;
      into = slot.value;
    }
    into.set(bytes, from, to);
    for (int i = from; i < to; i++) {
      if (bytes[i] == '&') {
        entities.replace(bytes, from, to, into);
        return;
      }
    }
  }

  private static int fail(String construct) {
    throw new NotPlain(construct);
  }
}
