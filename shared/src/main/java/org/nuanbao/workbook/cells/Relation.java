package org.nuanbao.workbook.cells;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * A relationship of a package part (OPC, ECMA-376 part 2).
 *
 * @param target as written in the file
 * @param external whether it points outside the package
 */
public record Relation(String id, String type, String target, boolean external) {
  private static final int MOST = 20_000;
  private static final int SHOWN = 40;

  static List<Relation> parse(XmlTokens tokens) {
    List<Relation> relations = new ArrayList<>();
    while (tokens.toStart()) {
      if (tokens.name() == Name.RELATIONSHIP) {
        if (relations.size() == MOST) {
          throw new FileRefusal(Problem.TOO_BIG);
        }
        relations.add(relation(tokens));
      }
    }
    return relations;
  }

  private static Relation relation(XmlTokens tokens) {
    ByteSpan mode = tokens.attribute(Attribute.TARGET_MODE);
    return new Relation(
        XlsxBook.text(tokens, Attribute.ID),
        XlsxBook.text(tokens, Attribute.TYPE),
        XlsxBook.text(tokens, Attribute.TARGET),
        mode != null && mode.is("External"));
  }

  /** Whether the type ends in this word, whichever edition's address comes before it. */
  public boolean is(String word) {
    return type.endsWith("/" + word);
  }

  /** The last step of the target path, for a message; empty if none of it can be shown. */
  String shownTarget() {
    String path = target.replaceFirst("[?#].*", "").replaceFirst("[/\\\\]+$", "");
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("[^\\p{L}\\p{N} ._()-]", "");
    return shown.length() > SHOWN ? shown.substring(shown.length() - SHOWN) : shown;
  }

  /** The target's part name, resolved from the folder of the part that points to it. */
  public String part(String folder) {
    String path = target.replace('\\', '/');
    if (path.startsWith("/")) {
      return path.substring(1);
    }
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (folder + path).split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
