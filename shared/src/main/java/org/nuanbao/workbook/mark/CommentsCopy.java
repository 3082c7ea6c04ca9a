package org.nuanbao.workbook.mark;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.workbook.mark.Note.Place;
import org.nuanbao.workbook.xml.TagStream;
import org.nuanbao.workbook.xml.TagText;

/**
 * Copies the comments of a sheet (ECMA-376 part 1, 18.7): without those of an earlier copy, with
 * those of this one. What a sender wrote stays; a comment nothing is added to stays byte for byte.
 */
final class CommentsCopy {
  /** The comments of a sheet that has none. */
  static final String NONE =
      PackageParts.HEAD
          + "<comments xmlns=\""
          + SheetCopy.MAIN
          + "\"><authors></authors><commentList></commentList></comments>";

  /**
   * What became of them.
   *
   * @param gone cells whose box in the drawing is no longer right
   * @param boxes the texts for which the drawing needs a box, by cell
   * @param kept the other texts, whose boxes are right if the drawing has them
   */
  record Result(
      Set<Place> gone, NavigableMap<Place, String> boxes, NavigableMap<Place, String> kept) {
    boolean changed() {
      return !gone.isEmpty() || !boxes.isEmpty();
    }
  }

  private final TagStream tags;
  private final Map<Place, Note> notes;
  private final Set<Place> gone = new HashSet<>();
  private final NavigableMap<Place, String> boxes = new TreeMap<>();
  private final NavigableMap<Place, String> kept = new TreeMap<>();
  private int authors;

  private CommentsCopy(TagStream tags, Map<Place, Note> notes) {
    this.tags = tags;
    this.notes = notes;
  }

  static Result of(TagStream tags, Map<Place, Note> notes) {
    return new CommentsCopy(tags, notes).comments();
  }

  private Result comments() {
    Map<Place, Note> rest = new TreeMap<>(notes);
    while (tags.next()) {
      if (tags.isClosing() || tags.isEmpty()) {
        authors += tags.is("author") && tags.isEmpty() ? 1 : 0;
        if (tags.is("authors")) {
          close(author());
        } else if (tags.is("commentList")) {
          close(added(rest));
        }
      } else if (tags.is("author")) {
        authors++;
        tags.skip();
      } else if (tags.is("comment")) {
        comment(rest);
      } else if (!tags.is("comments") && !tags.is("authors") && !tags.is("commentList")) {
        tags.demandKnownPrefix();
        tags.skip();
      }
    }
    return new Result(gone, boxes, kept);
  }

  /** Writes something at the end of the element that ends here, or is empty. */
  private void close(String more) {
    if (tags.isClosing()) {
      if (!more.isEmpty()) {
        tags.before(more);
      }
    } else {
      String tag = tags.raw();
      String open = tag.substring(0, tag.lastIndexOf('/')) + ">";
      tags.replace(open + more + "</" + tags.name() + ">");
    }
  }

  private String author() {
    return notes.isEmpty() ? "" : "<author>" + Note.AUTHOR + "</author>";
  }

  private void comment(Map<Place, Note> rest) {
    String ref = tags.attribute("ref");
    String author = tags.attribute("authorId");
    if (ref == null || !ref.matches("[A-Za-z]{1,3}[0-9]{1,7}")) {
      tags.skip();
      return;
    }
    Place place = Place.of(ref);
    String written = tags.take();
    String own = text(written);
    String ofSender = Note.ofSender(own);
    Note note = ofSender.isEmpty() ? null : rest.remove(place);
    String now = note == null ? ofSender : note.below(ofSender);
    if (now.equals(own)) {
      tags.putBack(written);
      kept.put(place, own);
      return;
    }
    gone.add(place);
    if (!now.isEmpty()) {
      boxes.put(place, now);
      tags.emit(xml(place, now, author == null ? "0" : author));
    }
  }

  private String added(Map<Place, Note> rest) {
    StringBuilder xml = new StringBuilder();
    rest.forEach((place, note) -> {
      boxes.put(place, note.text());
      xml.append(xml(place, note.text(), String.valueOf(authors)));
    });
    return xml.toString();
  }

  private static String xml(Place place, String text, String author) {
    return "<comment ref=\"%s\" authorId=\"%s\"><text><t xml:space=\"preserve\">%s</t></text></comment>"
        .formatted(place, TagText.escaped(author), TagText.escaped(CellText.stored(text)));
  }

  /** The text of a comment, without how it looks and sounds. */
  private static String text(String comment) {
    return CellText.shown(
        TagStream.read(
            comment,
            inner -> {
              StringBuilder text = new StringBuilder();
              while (inner.next()) {
                if (inner.isClosing()) {
                  continue;
                }
                if (inner.is("t")) {
                  text.append(inner.text());
                } else if (inner.is("rPh") || inner.is("commentPr") || inner.is("extLst")) {
                  inner.skip();
                }
              }
              return text.toString();
            }));
  }
}
