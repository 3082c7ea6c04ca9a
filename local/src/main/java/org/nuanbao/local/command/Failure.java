package org.nuanbao.local.command;

/** Why a command cannot do its work: one line for the user, and the status it ends with. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Said said;

  Failure(int status, Said said) {
    super(said.english());
    this.status = status;
    this.said = said;
  }

  int status() {
    return status;
  }

  Said said() {
    return said;
  }

  static Failure usage(String chinese, String english) {
    return new Failure(Exit.USAGE, new Said(chinese, english));
  }
}
