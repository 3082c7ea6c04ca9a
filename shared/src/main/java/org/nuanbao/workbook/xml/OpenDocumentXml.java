package org.nuanbao.workbook.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * The elements and texts of an OpenDocument part, pulled one by one by Aalto within the same bounds
 * as other parts. Names are given with the prefixes that the standard uses, such as {@code
 * table:table-row}, whatever prefixes the file chose.
 */
public final class OpenDocumentXml implements AutoCloseable {
  private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry(OASIS + "office:1.0", "office:"),
          Map.entry(OASIS + "table:1.0", "table:"),
          Map.entry(OASIS + "text:1.0", "text:"),
          Map.entry(OASIS + "style:1.0", "style:"),
          Map.entry(OASIS + "datastyle:1.0", "number:"),
          Map.entry(OASIS + "drawing:1.0", "draw:"),
          Map.entry(OASIS + "form:1.0", "form:"),
          Map.entry(OASIS + "manifest:1.0", "manifest:"),
          Map.entry(OASIS + "xsl-fo-compatible:1.0", "fo:"),
          Map.entry("http://www.w3.org/1999/xlink", "xlink:"),
          Map.entry(
              "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext:"));

  private static final int MOST_NAMES = 2_000;

  private final AaltoTokens.MeteredInput in;
  private final XMLStreamReader reader;
  private final Map<String, Map<String, String>> names = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private int known;
  private int depth;
  private String name = "";
  private String text = "";

  public OpenDocumentXml(InputStream stream) {
    in = new AaltoTokens.MeteredInput(stream);
    try {
      reader = AaltoTokens.FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw new FileRefusal(Problem.UNSAFE_XML, e);
    }
  }

  /** Goes to the next start or end of an element, or range of text. */
  public XmlTokens.Token next() {
    try {
      while (reader.hasNext()) {
        in.clear();
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            start();
            return XmlTokens.Token.START;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            name = known();
            return XmlTokens.Token.END;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (depth > 0) {
              text = reader.getText();
              return XmlTokens.Token.TEXT;
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new FileRefusal(Problem.UNSAFE_XML);
          default -> {}
        }
      }
      return XmlTokens.Token.DONE;
    } catch (FileRefusal e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // Aalto reports some malformed input with unchecked exceptions.
      throw new FileRefusal(Problem.UNSAFE_XML, e);
    }
  }

  private void start() {
    if (depth++ == XmlTokens.DEPTH) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
    name = known();
    attributes.clear();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = prefix(reader.getAttributeNamespace(i));
      if (!prefix.isEmpty()) {
        attributes.put(known(prefix, reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
      }
    }
  }

  private String known() {
    String prefix = prefix(reader.getNamespaceURI());
    return prefix.isEmpty() ? "" : known(prefix, reader.getLocalName());
  }

  private static String prefix(@Nullable String namespace) {
    return namespace == null ? "" : PREFIXES.getOrDefault(namespace, "");
  }

  private String known(String prefix, String local) {
    Map<String, String> ofPrefix = names.computeIfAbsent(prefix, any -> new HashMap<>());
    String found = ofPrefix.get(local);
    if (found == null) {
      found = prefix + local;
      if (known++ < MOST_NAMES) {
        ofPrefix.put(local, found);
      }
    }
    return found;
  }

  /** The name of the element just started or ended; empty if it is none of the standard's. */
  public String name() {
    return name;
  }

  /** An attribute of the element just started; null if it does not have it. */
  public @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  /** The range of text just met; one text may come in several. */
  public String text() {
    return text;
  }

  /** Skips to the end of the element just started. */
  public void skip() {
    int open = 1;
    while (open > 0) {
      switch (next()) {
        case START -> open++;
        case END -> open--;
        case TEXT -> {}
        case DONE -> throw new FileRefusal(Problem.UNSAFE_XML);
      }
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException | IOException e) {
      throw new FileRefusal(Problem.UNSAFE_XML, e);
    }
  }
}
