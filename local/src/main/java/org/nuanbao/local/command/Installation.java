package org.nuanbao.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Owed;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.NamedForm;

/** Where this program lies, and the notices that lie beside it. */
final class Installation {
  private Installation() {}

  /** The folder of the launcher. */
  static Path home() {
    return Path.of(System.getProperty("nuanbao.home", "."));
  }

  /** The folder of a notice's data. */
  static Path notice(String id) {
    return home().resolve("notices").resolve(id);
  }

  /** All forms of all notices. */
  static List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    for (Notice notice : RuleKinds.NOTICES.ofAllIn(home().resolve("notices"))) {
      forms.addAll(notice.forms());
    }
    return forms;
  }

  /** Who owes a form when; empty for a form that nobody owes. */
  static Optional<Owed> owed(FormId form) {
    return RuleKinds.NOTICES.ofAllIn(home().resolve("notices")).stream()
        .flatMap(notice -> notice.owed(form).stream())
        .findFirst();
  }

  /**
   * One form.
   *
   * @throws Failure if no notice has it
   */
  static Form form(String id) {
    for (Notice notice : RuleKinds.NOTICES.ofAllIn(home().resolve("notices"))) {
      for (NamedForm named : notice.named()) {
        if (named.id().value().equals(id)) {
          throw onlyNamed(notice, named);
        }
      }
    }
    List<Form> forms = forms();
    return forms.stream()
        .filter(form -> form.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, forms));
  }

  private static Failure onlyNamed(Notice notice, NamedForm form) {
    return new Failure(
        Exit.USAGE,
        new Said(
                "%s《%s》只在通知里提到，没有版式，不能生成、填写或审核；拿到空白表后请用"
                    + " ./nuanbao notice draft 空白表.xlsx -o notices/%s 起草",
                "%s “%s” is only named by its notice and has no layout, so it cannot be printed,"
                    + " filled or checked; once you have a blank: ./nuanbao notice draft BLANK.xlsx"
                    + " -o notices/%s")
            .with(form.id(), form.title(), notice.id()));
  }

  private static Failure unknown(String id, List<Form> forms) {
    String known = String.join(", ", forms.stream().map(form -> form.id().value()).toList());
    return new Failure(
        Exit.USAGE, new Said("没有这张表：%s（已有：%s）", "Unknown form: %s (known: %s)").with(id, known));
  }
}
