package org.nuanbao.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.NamedForm;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The notices a command works with: those beside the program, and others the user names. A notice
 * that is wrong is reported in one line and left out; the others work.
 */
final class Notices {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--notices",
      paramLabel = "DIR",
      description = "另外的通知所在目录 · a folder of further notices")
  private List<Path> more = List.of();

  private @Nullable List<Notice> all;

  /** All notices that can be read, those beside the program first. */
  synchronized List<Notice> all() {
    List<Notice> known = all;
    if (known == null) {
      known = read();
      all = known;
    }
    return known;
  }

  /** Reads the notices in parallel, because this is half of the time of a short command. */
  private List<Notice> read() {
    List<Notice> notices = new ArrayList<>();
    for (ReadFolder read : folders().parallelStream().map(ReadFolder::of).toList()) {
      if (read.notice() != null) {
        notices.add(read.notice());
      }
      if (read.fault() != null) {
        leftOut(read.folder(), read.fault());
      }
    }
    return List.copyOf(notices);
  }

  /** A folder's notice, or what is wrong with it. */
  private record ReadFolder(Path folder, @Nullable Notice notice, @Nullable DataFault fault) {
    static ReadFolder of(Path folder) {
      try {
        return new ReadFolder(folder, KeptNotices.ofFolder(folder), null);
      } catch (DataFault fault) {
        return new ReadFolder(folder, null, fault);
      }
    }
  }

  private void leftOut(Path folder, DataFault fault) {
    Nuanbao nuanbao = (Nuanbao) command.root().userObject();
    nuanbao.remark(
        new TwoLanguages(
            "通知 %s 的数据有误，没有载入：%s：%s；可用 ./nuanbao notice lint 查看"
                .formatted(folder, fault.where(), fault.chinese()),
            "The notice %s is wrong and was left out: %s: %s; see ./nuanbao notice lint"
                .formatted(folder, fault.where(), fault.english())));
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>(NoticeReader.foldersIn(Nuanbao.home().resolve("notices")));
    for (Path folder : more) {
      if (!Files.isDirectory(folder)) {
        throw CommandFailure.usage("没有这个目录：" + folder, "No such folder: " + folder);
      }
      List<Path> found =
          NoticeReader.isFolder(folder) ? List.of(folder) : NoticeReader.foldersIn(folder);
      if (found.isEmpty()) {
        throw CommandFailure.usage("目录里没有通知：" + folder, "No notice in " + folder);
      }
      folders.addAll(found);
    }
    return folders.stream().distinct().toList();
  }

  /** All forms of all notices. If two have the same id, only the first is taken. */
  List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    for (Notice notice : all()) {
      for (Form form : notice.forms()) {
        if (forms.stream().noneMatch(known -> known.id().equals(form.id()))) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  /** Who owes a form, and when; empty for a form that nobody owes. */
  Optional<OwedForm> owed(FormId form) {
    return all().stream().flatMap(notice -> notice.owed(form).stream()).findFirst();
  }

  /**
   * The form with this id.
   *
   * @throws CommandFailure if no notice has it
   */
  Form form(String id) {
    return ofItsNotice(id).orElseGet(() -> ofAll(id));
  }

  /** The form, read from its notice beside the program alone; the other notices take a second. */
  private static Optional<Form> ofItsNotice(String id) {
    if (!FormId.isId(id)) {
      return Optional.empty();
    }
    FormId wanted = new FormId(id);
    Path folder = Nuanbao.home().resolve("notices").resolve(wanted.notice());
    Notice notice = NoticeReader.isFolder(folder) ? ReadFolder.of(folder).notice() : null;
    return notice == null ? Optional.empty() : notice.form(wanted);
  }

  private Form ofAll(String id) {
    for (Notice notice : all()) {
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

  private static CommandFailure onlyNamed(Notice notice, NamedForm form) {
    return new CommandFailure(
        Exit.USAGE,
        "%s《%s》只在通知里提到，没有版式，不能生成、填写或审核；拿到空白表后请用"
            + " ./nuanbao notice draft 空白表.xlsx -o notices/%s 起草",
        "%s “%s” is only named by its notice and has no layout, so it cannot be printed,"
            + " filled or checked; once you have a blank: ./nuanbao notice draft BLANK.xlsx"
            + " -o notices/%s",
        form.id(),
        form.title(),
        notice.id());
  }

  private static CommandFailure unknown(String id, List<Form> forms) {
    String known = String.join(", ", forms.stream().map(form -> form.id().value()).toList());
    return new CommandFailure(
        Exit.USAGE, "没有这张表：%s（已有：%s）", "Unknown form: %s (known: %s)", id, known);
  }
}
