package org.nuanbao.workbook.mark;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.Relation;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.xml.TagStream;
import org.nuanbao.workbook.xml.TagText;

/**
 * The parts of a package (OPC, ECMA-376 part 2) on their way into its copy, with their relations
 * and content types. What nobody writes or leaves out is copied byte for byte.
 */
final class PackageParts {
  private static final String TYPES = "[Content_Types].xml";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private final byte[] file;
  private final Container container;
  private final PartsZip copy;

  /** The names of parts that are written or left out, in lower case. */
  private final Set<String> done = new HashSet<>();

  private final Set<String> gone = new HashSet<>();

  /** The names of parts that were given out, in lower case. */
  private final Set<String> given = new HashSet<>();

  private final Map<String, List<Relation>> changedRelations = new LinkedHashMap<>();

  /** Content types by extension or, with a slash in front, by part; as the file writes them. */
  private final Map<String, String> types = new LinkedHashMap<>();

  private final Map<String, byte[]> added = new HashMap<>();
  private boolean typesChanged;

  PackageParts(byte[] file, Container container) {
    this.file = file;
    this.container = container;
    this.copy = new PartsZip(file.length + (file.length >> 2) + (1 << 16));
    read(
        TYPES,
        tags -> {
          while (tags.next()) {
            String type = tags.attribute("ContentType");
            String name = tags.attribute(tags.is("Default") ? "Extension" : "PartName");
            if (!tags.isClosing() && type != null && name != null) {
              types.put(name, type);
            }
          }
          return true;
        });
  }

  List<ZipPart> all() {
    return container.parts();
  }

  @Nullable ZipPart find(String name) {
    return container.find(name);
  }

  private ZipPart demand(String name) {
    ZipPart part = find(name);
    if (part == null) {
      throw new IllegalStateException("a part is missing");
    }
    return part;
  }

  InputStream open(String name) {
    byte[] own = added.get(name);
    return own == null ? container.open(demand(name)) : new ByteArrayInputStream(own);
  }

  /** Adds a part that the file lacks, to be edited like one that it has. */
  void add(String name, String xml, String type) {
    added.put(name, xml.getBytes(StandardCharsets.UTF_8));
    type(name, type);
  }

  /** Reads a part without copying it. */
  <T> T read(String name, Function<TagStream, T> look) {
    return TagStream.copy(() -> open(name), OutputStream::nullOutputStream, look);
  }

  /** Copies a part with changes. */
  <T> T edit(String name, Function<TagStream, T> edit) {
    PartsZip.NewEntry entry = begin(name);
    T result = TagStream.copy(() -> open(name), entry::again, edit);
    entry.add();
    return result;
  }

  private PartsZip.NewEntry begin(String name) {
    done.add(name.toLowerCase(Locale.ROOT));
    ZipPart old = find(name);
    return copy.begin(old == null ? name : old.name());
  }

  /** Writes a part anew. */
  void write(String name, String xml) {
    write(name, xml.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] content) {
    PartsZip.NewEntry entry = begin(name);
    entry.write(content, 0, content.length);
    entry.add();
  }

  /** Leaves a part out, with its relations. */
  void remove(String name) {
    gone.add(name);
    done.add(name.toLowerCase(Locale.ROOT));
    done.add(relationsOf(name).toLowerCase(Locale.ROOT));
    changedRelations.remove(name);
    typesChanged |= types.remove("/" + name) != null;
  }

  /**
   * A name that no part has: {@code xl/comments} and {@code .xml} give {@code xl/comments1.xml}.
   */
  String free(String before, String after) {
    int i = 1;
    while (find(before + i + after) != null
        || !given.add((before + i + after).toLowerCase(Locale.ROOT))) {
      i++;
    }
    return before + i + after;
  }

  /** The content type of a part that is added. */
  void type(String part, String type) {
    types.put("/" + part, type);
    typesChanged = true;
  }

  void typeOfExtension(String extension, String type) {
    boolean known = types.keySet().stream().anyMatch(extension::equalsIgnoreCase);
    if (!known) {
      types.put(extension, type);
      typesChanged = true;
    }
  }

  /** The relations of a part; those of the package itself for an empty name. */
  List<Relation> relations(String part) {
    List<Relation> changed = changedRelations.get(part);
    if (changed != null) {
      return changed;
    }
    String name = relationsOf(part);
    return find(name) == null ? List.of() : read(name, PackageParts::relations);
  }

  private static List<Relation> relations(TagStream tags) {
    List<Relation> relations = new ArrayList<>();
    while (tags.next()) {
      if (tags.is("Relationship") && !tags.isClosing()) {
        relations.add(
            new Relation(
                text(tags, "Id"),
                text(tags, "Type"),
                text(tags, "Target"),
                text(tags, "TargetMode").equals("External")));
      }
    }
    return relations;
  }

  private static String text(TagStream tags, String attribute) {
    String value = tags.attribute(attribute);
    return value == null ? "" : value;
  }

  void relations(String part, List<Relation> changed) {
    changedRelations.put(part, changed);
  }

  /** Adds a relation from one part to another, and returns its id. */
  String relate(String from, String word, String to) {
    String id = freeId(from, "rId");
    relate(from, id, word, to);
    return id;
  }

  /** An id that no relation of the part has: what it begins with, and a number. */
  String freeId(String from, String prefix) {
    Set<String> ids = new HashSet<>();
    relations(from).forEach(relation -> ids.add(relation.id()));
    int i = 1;
    while (ids.contains(prefix + i)) {
      i++;
    }
    return prefix + i;
  }

  /** Whether a part was left out. */
  boolean isGone(String name) {
    return gone.contains(name);
  }

  /** Adds a relation that a part has once; one of its kind that leads nowhere goes. */
  void relateOnce(String from, String word, String to) {
    relations(from, relations(from).stream().filter(relation -> !relation.is(word)).toList());
    relate(from, word, to);
  }

  /** Adds a relation whose id is known. */
  void relate(String from, String id, String word, String to) {
    List<Relation> relations = new ArrayList<>(relations(from));
    relations.add(new Relation(id, OFFICE + word, "/" + to, false));
    relations(from, relations);
  }

  /** The part that the first relation of this kind leads to; null if there is none. */
  @Nullable String related(String from, String word) {
    for (Relation relation : relations(from)) {
      if (relation.is(word) && !relation.external()) {
        ZipPart part = find(relation.part(folder(from)));
        return part == null ? null : part.name();
      }
    }
    return null;
  }

  static String folder(String part) {
    return part.substring(0, part.lastIndexOf('/') + 1);
  }

  static String relationsOf(String part) {
    String folder = folder(part);
    return folder + "_rels/" + part.substring(folder.length()) + ".rels";
  }

  /** The parts that this part leads to. */
  Set<String> targets(String part) {
    Set<String> targets = new HashSet<>();
    for (Relation relation : relations(part)) {
      ZipPart target = relation.external() ? null : find(relation.part(folder(part)));
      if (target != null) {
        targets.add(target.name());
      }
    }
    return targets;
  }

  /** The part that a part of relations is about; null if it is none. */
  static @Nullable String sourceOf(String relations) {
    int folder = relations.toLowerCase(Locale.ROOT).lastIndexOf("_rels/");
    return folder < 0 || !relations.toLowerCase(Locale.ROOT).endsWith(".rels")
        ? null
        : relations.substring(0, folder)
            + relations.substring(folder + 6, relations.length() - ".rels".length());
  }

  /** The copy, with all that was neither written nor left out. */
  byte[] finish() {
    changedRelations.forEach((part, relations) -> write(relationsOf(part), xml(relations)));
    if (typesChanged) {
      write(TYPES, xml(types));
    }
    for (ZipPart part : container.parts()) {
      if (!done.contains(part.name().toLowerCase(Locale.ROOT))) {
        copy.copy(part, file);
      }
    }
    return copy.finish(TYPES);
  }

  private static String xml(List<Relation> relations) {
    StringBuilder xml = new StringBuilder(HEAD);
    xml.append("<Relationships xmlns=\"").append(PACKAGE).append("relationships\">");
    for (Relation relation : relations) {
      xml.append("<Relationship Id=\"").append(TagText.escaped(relation.id()));
      xml.append("\" Type=\"").append(TagText.escaped(relation.type()));
      xml.append("\" Target=\"").append(TagText.escaped(relation.target()));
      xml.append(relation.external() ? "\" TargetMode=\"External\"/>" : "\"/>");
    }
    return xml.append("</Relationships>").toString();
  }

  private static String xml(Map<String, String> types) {
    StringBuilder xml = new StringBuilder(HEAD);
    xml.append("<Types xmlns=\"").append(PACKAGE).append("content-types\">");
    Map<Boolean, StringBuilder> kinds = new HashMap<>();
    types.forEach((name, type) -> {
      boolean part = name.startsWith("/");
      kinds
          .computeIfAbsent(part, ignored -> new StringBuilder())
          .append(part ? "<Override PartName=\"" : "<Default Extension=\"")
          .append(TagText.escaped(name))
          .append("\" ContentType=\"")
          .append(TagText.escaped(type))
          .append("\"/>");
    });
    xml.append(kinds.getOrDefault(false, new StringBuilder()));
    xml.append(kinds.getOrDefault(true, new StringBuilder()));
    return xml.append("</Types>").toString();
  }
}
