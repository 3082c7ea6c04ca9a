package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.text.BareText;

/** What an answer is called in findings: the labels on its way, each once. */
final class AnswerLabels {
  private static final int LONG = 60;

  private AnswerLabels() {}

  static String of(Input input) {
    return path(input.labels(), input.place().cell());
  }

  /** The last labels of the way; what stands for it where there is none. */
  static String path(List<String> labels, String otherwise) {
    List<String> said = new ArrayList<>();
    for (String label : labels) {
      String plain = BareText.label(label);
      if (!plain.isEmpty() && !said.contains(plain)) {
        said.add(plain);
      }
    }
    String path = String.join(" ", said);
    while (path.length() > LONG && said.size() > 1) {
      said.removeFirst();
      path = String.join(" ", said);
    }
    return path.isEmpty() ? otherwise : path.length() > LONG ? path.substring(0, LONG) : path;
  }
}
