package org.nuanbao.workbook.xml;

import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The elements that have not ended yet, and the prefixes they declare. */
final class OpenElements {
  private static final int PREFIXES = 64;

  private final long[] hashes = new long[XmlTokens.DEPTH];
  private final Name[] names = new Name[XmlTokens.DEPTH];
  private final long[] prefixes = new long[PREFIXES];
  private final int[] prefixDepth = new int[PREFIXES];
  private int prefixCount;
  private int depth;
  private boolean finished;

  int depth() {
    return depth;
  }

  boolean isFinished() {
    return finished;
  }

  Name open(Tag tag, byte[] bytes) {
    if (finished) {
      throw new NotPlain("two root elements");
    }
    if (depth == XmlTokens.DEPTH) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
    if (depth == 0 || tag.isDeclaring()) {
      declare(tag, bytes);
    }
    boolean prefixed = checkPrefixes(tag, bytes);
    Name name = prefixed ? Name.OTHER : Name.of(bytes, tag.nameStart, tag.nameEnd);
    hashes[depth] = tag.nameHash;
    names[depth++] = name;
    return name;
  }

  Name close(long hash) {
    if (depth == 0 || hashes[depth - 1] != hash) {
      throw new NotPlain("end tag of another element");
    }
    return close();
  }

  Name close() {
    depth--;
    finished = depth == 0;
    while (prefixCount > 0 && prefixDepth[prefixCount - 1] > depth) {
      prefixCount--;
    }
    return names[depth];
  }

  /**
   * Takes the declarations of a tag. The root must name a known namespace; elements below it may
   * declare only prefixes.
   */
  private void declare(Tag tag, byte[] bytes) {
    boolean rooted = false;
    int[] spans = tag.prefixes();
    for (int i = 0; i < tag.attributes(); i++) {
      ByteSpan name = new ByteSpan().set(bytes, spans[2 * i], nameEnd(bytes, spans[2 * i]));
      String value = value(bytes, name.end());
      if (name.is("xmlns")) {
        Namespaces.refuseStrict(value);
        if (depth > 0 || !Namespaces.isRoot(value)) {
          throw new NotPlain("default namespace");
        }
        rooted = true;
      } else if (name.toString().startsWith("xmlns:")) {
        declare(name.toString().substring(6), value);
      }
    }
    if (depth == 0 && !rooted) {
      throw new NotPlain("no namespace");
    }
  }

  private void declare(String prefix, String namespace) {
    boolean reference = namespace.equals(Namespaces.REFERENCES);
    if (Namespaces.isRoot(namespace)
        || reference != prefix.equals("r")
        || prefix.startsWith("xml")
        || prefix.isEmpty()
        || namespace.isEmpty()
        || namespace.indexOf('&') >= 0
        || prefixCount == PREFIXES) {
      throw new NotPlain("prefix");
    }
    long hash = 0;
    for (int i = 0; i < prefix.length(); i++) {
      hash = Tag.hash(hash, (byte) prefix.charAt(i));
    }
    prefixes[prefixCount] = hash;
    prefixDepth[prefixCount++] = depth + 1;
  }

  private static int nameEnd(byte[] bytes, int start) {
    int at = start;
    while (Tag.isNameByte(bytes[at])) {
      at++;
    }
    return at;
  }

  private static String value(byte[] bytes, int nameEnd) {
    int at = nameEnd;
    while (bytes[at] != '"' && bytes[at] != '\'') {
      at++;
    }
    int end = at + 1;
    while (bytes[end] != bytes[at]) {
      end++;
    }
    return new ByteSpan().set(bytes, at + 1, end).toString();
  }

  /** Checks the prefixes of a tag. True if the element's own name has one. */
  private boolean checkPrefixes(Tag tag, byte[] bytes) {
    int[] spans = tag.prefixes();
    for (int i = 0; i < tag.attributes(); i++) {
      if (spans[2 * i + 1] > spans[2 * i]) {
        checkPrefix(bytes, spans[2 * i], spans[2 * i + 1]);
      }
    }
    int colon = -1;
    for (int i = tag.nameStart; i < tag.nameEnd; i++) {
      if (bytes[i] == ':') {
        colon = i;
        break;
      }
    }
    if (colon >= 0) {
      checkPrefix(bytes, tag.nameStart, colon);
    }
    return colon >= 0;
  }

  private void checkPrefix(byte[] bytes, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = Tag.hash(hash, bytes[i]);
    }
    ByteSpan prefix = new ByteSpan().set(bytes, start, end);
    if (prefix.is("xml") || prefix.is("xmlns")) {
      return;
    }
    for (int i = 0; i < prefixCount; i++) {
      if (prefixes[i] == hash) {
        return;
      }
    }
    throw new NotPlain("unknown prefix");
  }
}
