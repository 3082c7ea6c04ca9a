package org.nuanbao.workbook.cells;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.Refused;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.Bytes;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.Tokens;

/**
 * A relationship of a package part (OPC, ECMA-376 part 2).
 *
 * @param target as written
 * @param external whether it points out of the package
 */
record Relation(String id, String type, String target, boolean external) {
  private static final int MOST = 20_000;

  static List<Relation> parse(Tokens tokens) {
    List<Relation> relations = new ArrayList<>();
    while (true) {
      switch (tokens.next()) {
        case START -> {
          if (tokens.name() == Name.RELATIONSHIP) {
            if (relations.size() == MOST) {
              throw new Refused(Problem.TOO_BIG);
            }
            relations.add(relation(tokens));
          }
        }
        case END, TEXT -> {}
        case DONE -> {
          return relations;
        }
      }
    }
  }

  private static Relation relation(Tokens tokens) {
    Bytes mode = tokens.attribute(Attribute.TARGET_MODE);
    return new Relation(
        text(tokens.attribute(Attribute.ID)),
        text(tokens.attribute(Attribute.TYPE)),
        text(tokens.attribute(Attribute.TARGET)),
        mode != null && mode.is("External"));
  }

  private static String text(@Nullable Bytes bytes) {
    return bytes == null ? "" : bytes.toString();
  }

  /** Whether the type ends in this word, whichever edition's address stands before it. */
  boolean is(String word) {
    return type.endsWith("/" + word);
  }

  /** The target's part name, seen from the folder of the part that points to it. */
  String part(String folder) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (folder + target).split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
