package org.nuanbao.local.command;

import org.jspecify.annotations.Nullable;

/** Why a command cannot do its work: one line for the user, and the status it ends with. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient TwoLanguages said;

  /** The same arguments are put into both sentences, as {@link java.util.Formatter} does. */
  CommandFailure(int status, String chinese, String english, @Nullable Object... arguments) {
    this(status, new TwoLanguages(chinese, english).with(arguments));
  }

  private CommandFailure(int status, TwoLanguages said) {
    super(said.english());
    this.status = status;
    this.said = said;
  }

  int status() {
    return status;
  }

  TwoLanguages said() {
    return said;
  }

  static CommandFailure usage(String chinese, String english) {
    return new CommandFailure(Exit.USAGE, new TwoLanguages(chinese, english));
  }
}
