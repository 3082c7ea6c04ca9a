package org.nuanbao.campaign;

import java.nio.file.Path;
import java.util.List;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;

/** The notices of this repository, for tests. */
public final class NoticesOnDisk {
  /** Tests run in their module's folder. */
  public static final Path FOLDER = Path.of(System.getProperty("nuanbao.notices", "../notices"));

  private static final List<Notice> ALL =
      NoticeReader.foldersIn(FOLDER).stream().map(RuleKinds.NOTICES::ofFolder).toList();

  private NoticesOnDisk() {}

  public static List<Notice> all() {
    return ALL;
  }

  public static List<Form> forms() {
    return ALL.stream().flatMap(notice -> notice.forms().stream()).toList();
  }

  public static Form form(String id) {
    FormId wanted = new FormId(id);
    return forms().stream().filter(form -> form.id().equals(wanted)).findFirst().orElseThrow();
  }
}
