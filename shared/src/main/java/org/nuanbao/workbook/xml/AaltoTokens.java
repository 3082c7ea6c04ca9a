package org.nuanbao.workbook.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.xml.XmlTokens.Token;

/**
 * Reads tokens by the full standard: any Unicode encoding, prefixes, comments, CDATA. It refuses a
 * DTD, a reference to an entity that the document defines, and anything not well formed.
 */
final class AaltoTokens implements XmlTokens {
  static final XMLInputFactory FACTORY = factory();
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE");

  private final MeteredInput in;
  private final XMLStreamReader reader;
  private final ByteSpan text = new ByteSpan();
  private Name name = Name.OTHER;
  private String root = "";
  private int depth;

  AaltoTokens(InputStream stream) {
    in = new MeteredInput(stream);
    try {
      reader = FACTORY.createXMLStreamReader(in);
      demandUnicode(reader.getEncoding());
    } catch (XMLStreamException e) {
      throw unsafe(e);
    }
  }

  static void demandUnicode(@Nullable String encoding) {
    if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(java.util.Locale.ROOT))) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new FileRefusal(Problem.UNSAFE_XML);
    });
    return factory;
  }

  @Override
  public Token next() {
    try {
      while (reader.hasNext()) {
        in.clear();
        Token token = token(reader.next());
        if (token != null) {
          return token;
        }
      }
      return Token.DONE;
    } catch (FileRefusal e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // Aalto reports some malformed input with unchecked exceptions.
      throw unsafe(e);
    }
  }

  private @Nullable Token token(int event) {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.END_ELEMENT -> {
        depth--;
        name = known();
        yield Token.END;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          depth > 0 ? characters() : null;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new FileRefusal(Problem.UNSAFE_XML);
      default -> null;
    };
  }

  private Token start() {
    if (depth++ == DEPTH) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
    if (depth == 1) {
      root = namespace();
      Namespaces.refuseStrict(root);
      if (!Namespaces.isRoot(root)) {
        root = Namespaces.MAIN;
      }
    }
    name = known();
    return Token.START;
  }

  private String namespace() {
    String namespace = reader.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  private Name known() {
    if (!namespace().equals(root)) {
      return Name.OTHER;
    }
    byte[] local = reader.getLocalName().getBytes(StandardCharsets.UTF_8);
    return Name.of(local, 0, local.length);
  }

  private Token characters() {
    byte[] bytes =
        new String(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength())
            .getBytes(StandardCharsets.UTF_8);
    text.set(bytes, 0, bytes.length);
    return Token.TEXT;
  }

  @Override
  public Name name() {
    return name;
  }

  @Override
  public @Nullable ByteSpan attribute(Attribute attribute) {
    boolean reference = attribute == Attribute.REF_ID;
    String namespace = reference ? Namespaces.REFERENCES : "";
    String local = reference ? "id" : attribute.xml();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String own = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals(local)
          && namespace.equals(own == null ? "" : own)) {
        byte[] bytes = reader.getAttributeValue(i).getBytes(StandardCharsets.UTF_8);
        return new ByteSpan().set(bytes, 0, bytes.length);
      }
    }
    return null;
  }

  @Override
  public ByteSpan text() {
    return text;
  }

  @Override
  public void close() {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException | java.io.IOException e) {
      throw unsafe(e);
    }
  }

  static FileRefusal unsafe(Exception cause) {
    return new FileRefusal(Problem.UNSAFE_XML, cause);
  }

  /**
   * The input given to Aalto. It limits how many bytes one token may take, because Aalto buffers a
   * tag whole. It also checks UTF-8, because Aalto accepts some malformed bytes.
   */
  static final class MeteredInput extends FilterInputStream {
    private final Utf8 utf8 = new Utf8();
    private long count;
    private boolean begun;
    private boolean narrow;

    MeteredInput(InputStream in) {
      super(in);
    }

    /** Starts counting anew, because a token has ended. */
    void clear() {
      count = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read < 0) {
        require(!narrow || utf8.complete());
        return read;
      }
      count += read;
      if (count > XmlTokens.LONGEST) {
        throw new FileRefusal(Problem.TOO_LONG);
      }
      if (!begun && read > 0) {
        begun = true;
        // UTF-16 begins with its mark, or has a NUL in its first character, which is "<".
        int first = into[offset] & 0xff;
        narrow = first < 0xfe && first != 0 && (read < 2 || into[offset + 1] != 0);
      }
      require(!narrow || utf8.accepts(into, offset, offset + read));
      return read;
    }

    private static void require(boolean holds) {
      if (!holds) {
        throw new FileRefusal(Problem.UNSAFE_XML);
      }
    }
  }
}
