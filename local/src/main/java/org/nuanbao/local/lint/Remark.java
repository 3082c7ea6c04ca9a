package org.nuanbao.local.lint;

/**
 * One sentence about a notice's data.
 *
 * @param file below the notice's folder, with the line where it is known: {@code notice.yaml:7}
 * @param where the place in the file: a key, an item or a rule
 */
public record Remark(Level level, String file, String where, String chinese, String english) {
  /** How bad it is. */
  public enum Level {
    /** The notice cannot be used, or would judge wrongly. */
    ERROR,
    /** Somebody should look at it. */
    DOUBT
  }
}
