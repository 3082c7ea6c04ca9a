package org.nuanbao.local.command;

import java.nio.file.Path;

/** Decides where log lines of libraries and functions go, before the first of them is loaded. */
final class Logging {
  private static final String FILE = "logback.configurationFile";

  private Logging() {}

  /** Turns logging off, so that a command prints only its own output. */
  static void off() {
    System.setProperty(FILE, "org/nuanbao/local/log-off.xml");
    System.setProperty("log4j2.StatusLogger.level", "OFF");
    System.setProperty("org.jboss.logging.provider", "slf4j");
  }

  static void to(Path file) {
    System.setProperty("nuanbao.log", file.toString());
    System.setProperty(FILE, "org/nuanbao/local/log-file.xml");
  }
}
