package org.nuanbao.local.command;

/** The exit statuses of all commands. */
final class Exit {
  static final int OK = 0;

  /** An error finding, or a check that did not hold. */
  static final int FINDINGS = 1;

  static final int UNREADABLE = 2;
  static final int USAGE = 64;
  static final int INTERNAL = 70;

  /** Disk full, port in use. */
  static final int IO = 74;

  private Exit() {}
}
