package org.nuanbao.local.lint;

import java.util.ArrayList;
import java.util.List;

/** Takes the remarks about one file. */
final class Remarks {
  private final String file;
  private final List<Remark> all = new ArrayList<>();

  Remarks(String file) {
    this.file = file;
  }

  void error(String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.ERROR, file, where, chinese, english));
  }

  /** The same, with the line of the file. */
  void error(int line, String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.ERROR, file + ":" + line, where, chinese, english));
  }

  void doubt(String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.DOUBT, file, where, chinese, english));
  }

  List<Remark> all() {
    return List.copyOf(all);
  }
}
