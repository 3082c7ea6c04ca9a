package org.nuanbao.local.command;

import java.nio.file.Path;

/** Where this program lies. */
final class Installation {
  private Installation() {}

  /** The folder of the launcher. */
  static Path home() {
    return Path.of(System.getProperty("nuanbao.home", "."));
  }
}
