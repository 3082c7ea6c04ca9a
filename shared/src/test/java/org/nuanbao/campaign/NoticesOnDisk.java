package org.nuanbao.campaign;

import java.nio.file.Path;
import java.util.List;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;

/** The notices of this repository, for tests. */
public final class NoticesOnDisk {
  /** Tests run in their module's folder. */
  public static final Path FOLDER = Path.of("..", "notices");

  private NoticesOnDisk() {}

  public static List<Notice> all() {
    return NoticeReader.ofAllIn(FOLDER);
  }

  public static Form form(String id) {
    FormId form = new FormId(id);
    return NoticeReader.ofFolder(FOLDER.resolve(form.notice())).form(form).orElseThrow();
  }
}
