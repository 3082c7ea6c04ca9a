package org.nuanbao.workbook.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * Any XML that {@link AaltoTokens} takes, written as plain XML: UTF-8, the root's namespace without
 * a prefix, references to relations with the prefix {@code r}, no comment, CDATA or processing
 * instruction.
 */
final class PlainForm extends InputStream {
  private static final int CHUNK = 1 << 15;

  /** The prefix given to elements whose namespace is the default one, though not the root's. */
  private static final String OTHER = "other";

  private final AaltoTokens.MeteredInput in;
  private final XMLStreamReader reader;
  private final StringBuilder next = new StringBuilder();
  private byte[] chunk = {};
  private int position;
  private String root = "";
  private int depth;
  private boolean done;

  PlainForm(InputStream part) {
    in = new AaltoTokens.MeteredInput(part);
    try {
      reader = AaltoTokens.FACTORY.createXMLStreamReader(in);
      AaltoTokens.demandUnicode(reader.getEncoding());
    } catch (XMLStreamException e) {
      throw AaltoTokens.unsafe(e);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (position == chunk.length && !write()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean write() {
    next.setLength(0);
    try {
      while (!done && next.length() < CHUNK) {
        done = !reader.hasNext();
        if (!done) {
          in.clear();
          event(reader.next());
        }
      }
    } catch (FileRefusal e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // Aalto reports some malformed input with unchecked exceptions.
      throw AaltoTokens.unsafe(e);
    }
    chunk = next.toString().getBytes(StandardCharsets.UTF_8);
    position = 0;
    return chunk.length > 0;
  }

  private void event(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.END_ELEMENT -> {
        depth--;
        next.append("</").append(name()).append('>');
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (depth > 0) {
          characters();
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new FileRefusal(Problem.UNSAFE_XML);
      default -> {}
    }
  }

  private void start() {
    if (depth++ == XmlTokens.DEPTH) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
    if (depth == 1) {
      root = text(reader.getNamespaceURI());
      Namespaces.refuseStrict(root);
    }
    next.append('<').append(name());
    Set<String> declared = new HashSet<>();
    if (depth == 1 && !root.isEmpty()) {
      declare("", root);
    }
    if (isOther()) {
      String namespace = text(reader.getNamespaceURI());
      if (namespace.isEmpty()) {
        throw new FileRefusal(Problem.UNSAFE_XML);
      }
      declare(OTHER, namespace);
    }
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = text(reader.getNamespacePrefix(i));
      String namespace = reader.getNamespaceURI(i);
      if (!prefix.isEmpty() && declared.add(prefix)) {
        refuseAsReference(prefix, namespace);
        declare(prefix, namespace);
      }
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attribute(i, declared);
    }
    next.append('>');
  }

  private void declare(String prefix, String namespace) {
    next.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix);
    next.append("=\"").append(TagText.escaped(namespace)).append('"');
  }

  /** The prefix {@code r} is written for references to relations, so it must not mean another. */
  private static void refuseAsReference(String prefix, String namespace) {
    if (prefix.equals("r") && !namespace.equals(Namespaces.REFERENCES)) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
  }

  private void attribute(int i, Set<String> declared) {
    String prefix = text(reader.getAttributePrefix(i));
    String local = reader.getAttributeLocalName(i);
    boolean reference = Namespaces.REFERENCES.equals(reader.getAttributeNamespace(i));
    if (reference && !prefix.equals("r") && declared.add("r")) {
      declare("r", Namespaces.REFERENCES);
    }
    next.append(' ');
    if (!prefix.isEmpty()) {
      next.append(reference ? "r" : prefix).append(':');
    }
    next.append(local).append("=\"").append(TagText.escaped(reader.getAttributeValue(i)));
    next.append('"');
  }

  private boolean isOther() {
    String namespace = text(reader.getNamespaceURI());
    return text(reader.getPrefix()).isEmpty() && !namespace.equals(root);
  }

  private String name() {
    String prefix = text(reader.getPrefix());
    String local = reader.getLocalName();
    if (text(reader.getNamespaceURI()).equals(root)) {
      return local;
    }
    return (isOther() ? OTHER : prefix) + ":" + local;
  }

  private void characters() {
    String text =
        new String(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    next.append(TagText.escaped(text));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException e) {
      throw AaltoTokens.unsafe(e);
    }
  }
}
