package org.nuanbao.functions.keys;

import java.nio.file.Path;

/**
 * Makes the key chain of a new installation: a file that only its owner may read, to be put into
 * the secret store and then deleted. It is as secret as what it guards.
 */
public final class NewKeys {
  private NewKeys() {}

  /** Makes the file, unless it is there. */
  public static void in(Path file) {
    KeyFile.read(file);
  }

  public static void main(String[] args) {
    in(Path.of(args[0]));
  }
}
