package org.nuanbao.local.command;

import java.nio.file.Path;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** Decides where log lines of libraries and functions go, before the first of them is loaded. */
final class Logging {
  private static final String FILE = "logback.configurationFile";
  private static final String PROVIDER = "slf4j.provider";

  private Logging() {}

  /**
   * Turns logging off, so that a command prints only its own output. Logback is not even loaded: it
   * would look for its configuration in every jar, which takes longer than a short command.
   */
  static void off() {
    System.setProperty(PROVIDER, NOP_FallbackServiceProvider.class.getName());
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("log4j2.StatusLogger.level", "OFF");
    System.setProperty("org.jboss.logging.provider", "slf4j");
  }

  static void to(Path file) {
    System.clearProperty(PROVIDER);
    System.setProperty("nuanbao.log", file.toString());
    System.setProperty(FILE, "org/nuanbao/local/log-file.xml");
  }
}
