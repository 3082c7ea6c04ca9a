package org.nuanbao.workbook.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * Copies plain XML tag by tag. What is not changed on the way is copied byte for byte. A part that
 * is not plain ({@link PlainTokens}) is first written plainly by {@link PlainForm}.
 *
 * <p>Only for parts that were read before, or whose reader does not mind what it is given: that end
 * tags match is not checked here.
 */
public final class TagStream {
  /** Ends every loop of scanning at the end of the window. */
  private static final byte OPEN = '<';

  private final CopyWindow window;
  private final boolean rewritten;

  /** Where the present tag begins. */
  private int start;

  private int name;
  private int nameEnd;

  /** The first byte after the present tag; -1 if that is not known yet. */
  private int end = -1;

  /** The first byte to be kept in the window, for {@link #take}; -1 if there is none. */
  private int held = -1;

  private boolean closing;
  private boolean begun;
  private boolean rooted;
  private boolean changed;

  private TagStream(CopyWindow window, boolean rewritten) {
    this.window = window;
    this.rewritten = rewritten;
  }

  /**
   * Copies a part.
   *
   * @param part opens the part; may be called twice
   * @param copy opens where the copy goes; called again, what was written before does not count
   * @param edit must keep nothing between two calls; what it does not read is copied
   */
  public static <T> T copy(
      Supplier<? extends InputStream> part,
      Supplier<? extends OutputStream> copy,
      Function<TagStream, T> edit) {
    try (InputStream in = part.get();
        OutputStream out = copy.get()) {
      return new TagStream(new CopyWindow(in, out, CopyWindow.USUAL), false).whole(edit);
    } catch (NotPlain e) {
      return copyRewritten(part, copy, edit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T copyRewritten(
      Supplier<? extends InputStream> part,
      Supplier<? extends OutputStream> copy,
      Function<TagStream, T> edit) {
    try (InputStream in = new PlainForm(part.get());
        OutputStream out = copy.get()) {
      return new TagStream(new CopyWindow(in, out, CopyWindow.USUAL), true).whole(edit);
    } catch (NotPlain e) {
      throw new FileRefusal(Problem.UNSAFE_XML, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an element that was taken. */
  public static <T> T read(String element, Function<TagStream, T> look) {
    InputStream in = new ByteArrayInputStream(element.getBytes(StandardCharsets.UTF_8));
    return new TagStream(
            new CopyWindow(in, OutputStream.nullOutputStream(), CopyWindow.SMALL), true)
        .whole(look);
  }

  private <T> T whole(Function<TagStream, T> edit) {
    T result = edit.apply(this);
    window.copyRest();
    return result;
  }

  /** Whether anything was changed so far. */
  public boolean isChanged() {
    return changed;
  }

  /** Goes to the next tag; false if there is none. */
  public boolean next() {
    if (!begun) {
      begun = true;
      end = window.begin();
    }
    int at = end >= 0 ? end : nameEnd;
    while (true) {
      while (window.bytes[at] != OPEN) {
        at++;
      }
      if (at < window.limit && isTag(at)) {
        checkRoot();
        return true;
      }
      int moved = more(at);
      if (moved < 0 && at < window.limit) {
        throw new NotPlain("ends within a tag");
      }
      if (moved < 0) {
        return false;
      }
      at -= moved;
    }
  }

  /** Takes the tag that begins here; false if its name goes on after the window. */
  private boolean isTag(int at) {
    if (at + 2 >= window.limit) {
      return false;
    }
    boolean slash = window.bytes[at + 1] == '/';
    int from = slash ? at + 2 : at + 1;
    int to = from;
    while (isNameByte(window.bytes[to])) {
      to++;
    }
    if (to >= window.limit) {
      return false;
    }
    if (to == from) {
      throw new NotPlain("declaration, comment or instruction");
    }
    closing = slash;
    start = at;
    name = from;
    nameEnd = to;
    end = -1;
    return true;
  }

  private void checkRoot() {
    if (!rooted) {
      rooted = true;
      demandUsualPrefixes();
    }
  }

  /**
   * Makes sure that this tag declares no other prefix than {@code r} for references to relations,
   * and none for the main namespace, because nobody looks for such names.
   */
  public void demandUsualPrefixes() {
    String tag = rewritten ? "" : raw();
    if (tag.contains("xmlns:")) {
      TagText.attributes(
          tag,
          (attribute, value) -> {
            boolean reference = value.equals(Namespaces.REFERENCES);
            boolean prefix = attribute.startsWith("xmlns:");
            if (prefix && (reference != attribute.equals("xmlns:r") || Namespaces.isRoot(value))) {
              throw new NotPlain("prefix");
            }
          });
    }
  }

  static boolean isNameByte(byte b) {
    return b < 0 || Tag.isNameByte(b);
  }

  /** Whether this is an end tag. */
  public boolean isClosing() {
    return closing;
  }

  /** Whether the present start tag is its whole element. */
  public boolean isEmpty() {
    int to = tagEnd();
    return window.bytes[to - 2] == '/';
  }

  /** Whether the tag has exactly this name. */
  public boolean is(String ascii) {
    if (nameEnd - name != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (window.bytes[name + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The tag's name, with its prefix. */
  public String name() {
    return window.string(name, nameEnd);
  }

  /**
   * Makes sure that the tag belongs to another namespace if it has a prefix, because nobody looks
   * for prefixed elements.
   */
  public void demandKnownPrefix() {
    if (!rewritten) {
      for (int i = name; i < nameEnd; i++) {
        if (window.bytes[i] == ':') {
          throw new NotPlain("prefixed element");
        }
      }
    }
  }

  /** The value of an attribute, by its name with its prefix; null if the tag does not have it. */
  public @Nullable String attribute(String ascii) {
    int to = tagEnd();
    return window.attribute(nameEnd, to, ascii);
  }

  /** The tag as it is written. */
  public String raw() {
    int to = tagEnd();
    return window.string(start, to);
  }

  /** The text between this start tag and the next tag. */
  public String text() {
    if (isEmpty()) {
      return "";
    }
    int to = textEnd();
    return window.decoded(end, to);
  }

  private int textEnd() {
    int at = tagEnd();
    while (true) {
      while (window.bytes[at] != OPEN) {
        at++;
      }
      if (at < window.limit) {
        return at;
      }
      at -= demandMore();
    }
  }

  /** Replaces the text between this start tag and the next tag. */
  public void retext(String text) {
    int to = textEnd();
    window.flush(end);
    window.copied = to;
    emit(TagText.escaped(text));
  }

  /** Leaves this tag out. */
  public void drop() {
    int to = tagEnd();
    window.flush(start);
    window.copied = to;
    changed = true;
  }

  /** Writes something else instead of this tag. */
  public void replace(String xml) {
    drop();
    emit(xml);
  }

  /** Gives the attribute of this tag another value; null leaves it out. */
  public void set(String attribute, @Nullable String value) {
    replace(TagText.with(raw(), attribute, value));
  }

  /** Writes something before this tag. */
  public void before(String xml) {
    window.flush(start);
    emit(xml);
  }

  /** Writes something after this tag. */
  public void after(String xml) {
    window.flush(tagEnd());
    emit(xml);
  }

  /** Goes to the end tag of the element just started. */
  public void skip() {
    int depth = isEmpty() ? 0 : 1;
    while (depth > 0) {
      if (!next()) {
        throw new NotPlain("ends within an element");
      }
      if (closing) {
        depth--;
      } else if (!isEmpty()) {
        depth++;
      }
    }
  }

  /** Leaves the element just started out, to its end. */
  public void dropElement() {
    take();
    changed = true;
  }

  /** Leaves the element just started out, and returns it as it is written. */
  public String take() {
    held = start;
    skip();
    int to = tagEnd();
    String element = window.string(held, to);
    window.flush(held);
    window.copied = to;
    held = -1;
    return element;
  }

  /** Writes what comes next into the copy; for what was taken, as it was. */
  public void emit(String xml) {
    changed = true;
    window.write(xml);
  }

  /** Writes an element again that was taken. */
  public void putBack(String element) {
    window.write(element);
  }

  private int tagEnd() {
    if (end >= 0) {
      return end;
    }
    int at = nameEnd;
    byte quote = 0;
    while (true) {
      byte next = window.bytes[at];
      if (next == OPEN) {
        if (at < window.limit) {
          throw new NotPlain("< in a tag");
        }
        at -= demandMore();
        continue;
      }
      at++;
      if (quote != 0) {
        quote = next == quote ? 0 : quote;
      } else if (next == '>') {
        end = at;
        return at;
      } else if (next == '"' || next == '\'') {
        quote = next;
      }
    }
  }

  private int demandMore() {
    int moved = more(start);
    if (moved < 0) {
      throw new NotPlain("ends within a tag");
    }
    return moved;
  }

  /**
   * Reads more bytes after the present ones, and keeps those from the given one on.
   *
   * @return by how much the window has moved; -1 at the end
   */
  private int more(int from) {
    int moved = window.more(held >= 0 ? Math.min(held, from) : from, held < 0);
    if (moved > 0) {
      start -= moved;
      name -= moved;
      nameEnd -= moved;
      end = end < 0 ? -1 : end - moved;
      held = held < 0 ? -1 : held - moved;
    }
    return moved;
  }
}
