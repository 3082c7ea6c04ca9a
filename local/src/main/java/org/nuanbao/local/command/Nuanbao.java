package org.nuanbao.local.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.keys.KeyChains;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "nuanbao",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "nuanbao 1.0",
    usageHelpAutoWidth = true,
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "暖报：送温暖报表的收集、审核与汇总 · collects, checks and adds up relief reports",
    footer = {
      "",
      "退出码 · exit status",
      "   0  无错误 · no error",
      "   1  有错误，或演示的某项不成立 · error findings, or a check of the demo that did not hold",
      "   2  有文件读不了 · at least one file unreadable",
      "  64  用法不对 · wrong usage, unknown form, missing file",
      "  70  内部故障 · internal fault",
      "  74  磁盘满、端口占用 · disk full, port in use"
    })
public final class Nuanbao implements Runnable {
  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          TemplateCommand.class,
          FillCommand.class,
          CheckCommand.class,
          RollupCommand.class,
          NoticeCommand.class,
          UnitsCommand.class,
          CampaignCommand.class,
          StatusCommand.class,
          NightCommand.class,
          TokenCommand.class,
          SmokeCommand.class,
          CloudCommand.class);

  /**
   * The commands after which nothing is left to be done at the JVM's end. To exit, the JVM looks in
   * each jar for somebody to log that it exits, which takes a third of a check.
   */
  private static final Set<String> BRIEF =
      Set.of(
          "template", "fill", "check", "rollup", "notice", "units", "campaign", "-V", "--version");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      scope = ScopeType.INHERIT,
      description = "消息的语言，默认中文 · language of messages")
  private Language language = Language.ZH;

  private final OutputStream out;
  private final PrintStream err;

  Nuanbao() {
    this(new FileOutputStream(FileDescriptor.out), System.err);
  }

  /** A command line that writes to these streams. */
  Nuanbao(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command and ends the JVM with its status. */
  public static void main(String[] args) {
    Logging.off();
    int status = new Nuanbao().execute(args);
    if (args.length > 0 && BRIEF.contains(args[0])) {
      System.err.flush();
      Runtime.getRuntime().halt(status);
    }
    System.exit(status);
  }

  /** The folder of the launcher. */
  static Path home() {
    return Path.of(System.getProperty("nuanbao.home", "."));
  }

  int execute(String... args) {
    Output output = new Output(out);
    output.install();
    CommandLine line = new CommandLine(this);
    addCommands(line, args);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((thrown, command, parsed) -> report(Mishaps.of(thrown)));
    line.setParameterExceptionHandler((wrong, given) -> report(misused(wrong)));
    int status;
    try {
      status = line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      status = report(Mishaps.of(e));
    }
    return output.finish().map(this::report).orElse(status);
  }

  /**
   * Adds the command that is named first; all of them where none is, as for the help. A command
   * takes as long to be added as some take to run.
   */
  private static void addCommands(CommandLine line, String... args) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(command ->
                args.length > 0 && command.getAnnotation(Command.class).name().equals(args[0]))
            .toList();
    if (named.isEmpty()) {
      COMMANDS.forEach(command -> line.addSubcommand(new CommandLine(command)));
      line.getCommandSpec().addMethodSubcommands();
    } else {
      line.addSubcommand(new CommandLine(named.getFirst()));
    }
  }

  Language language() {
    return language;
  }

  /** Fails, because without a command there is nothing to do. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "请给出命令，例如 check · a command is missing, e.g. check");
  }

  @Command(
      name = "keys",
      header = "生成新安装的密钥文件，存入 Secrets Manager 后删除 · makes the keys of a new installation")
  int keys(
      @Option(names = "-o", required = true, paramLabel = "FILE", description = "密钥文件 · the file")
          Path file) {
    if (Files.exists(file)) {
      throw CommandFailure.usage(
          "文件已存在，不会覆盖密钥：" + file, "The file exists; keys are never written over: " + file);
    }
    KeyChains.make(file);
    return Exit.OK;
  }

  /** Only for the help: the launcher itself runs the tests, before this program is built. */
  @Command(
      name = "test",
      header = "运行全部测试，与 CI 相同 · all tests, as CI runs them",
      footer = {"", "各项名称：./nuanbao test --long list · their names"})
  int test(
      @Option(
              names = "--long",
              arity = "0..1",
              paramLabel = "NAME",
              description = "改为运行平时不运行的测试，全部或一项 · what is not run each time, all or one")
          @Nullable String name) {
    return report(CommandFailure.usage("请运行 ./nuanbao test", "Run ./nuanbao test"));
  }

  /** Only for the help: the launcher itself hands over to {@code infra/localstack}. */
  @Command(
      name = "localstack",
      header =
          "不用 Docker 的 LocalStack · LocalStack without Docker: start, deploy, test, logs, stop")
  int localstack() {
    return report(CommandFailure.usage("请运行 ./nuanbao localstack", "Run ./nuanbao localstack"));
  }

  /** Prints a line of the command's own answer, with the same arguments in both languages. */
  void say(String chinese, String english, Object... arguments) {
    System.out.println(new TwoLanguages(chinese, english).with(arguments).in(language));
  }

  /** Prints a line to standard error, because standard output is for the command's own answer. */
  void remark(TwoLanguages said) {
    err.println("nuanbao: " + said.in(language));
  }

  private int report(CommandFailure failure) {
    remark(failure.said());
    return failure.status();
  }

  private static CommandFailure misused(CommandLine.ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String why = String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    return new CommandFailure(
        Exit.USAGE, "用法不对：%s。用法见 %s -h", "Wrong usage: %s. See %s -h", why, command);
  }

  /**
   * Standard output that remembers why it could not be written. A print stream alone would hide
   * that a disk is full, and the command would seem to have succeeded.
   */
  private static final class Output {
    private static final int BUFFER = 1 << 16;

    private final Remembering bytes;
    private final PrintStream stream;

    Output(OutputStream out) {
      bytes = new Remembering(out);
      stream =
          new PrintStream(new BufferedOutputStream(bytes, BUFFER), false, StandardCharsets.UTF_8);
    }

    void install() {
      System.setOut(stream);
    }

    /** Writes what is left; returns the failure if a disk was too full for something. */
    Optional<CommandFailure> finish() {
      stream.flush();
      IOException failed = bytes.failed;
      return failed != null && Mishaps.isFull(failed)
          ? Optional.of(Mishaps.full("stdout"))
          : Optional.empty();
    }

    private static final class Remembering extends FilterOutputStream {
      private @Nullable IOException failed;

      Remembering(OutputStream out) {
        super(out);
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        try {
          out.write(from, offset, length);
        } catch (IOException e) {
          failed = e;
          throw e;
        }
      }
    }
  }
}
