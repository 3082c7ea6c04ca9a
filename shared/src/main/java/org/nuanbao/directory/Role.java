package org.nuanbao.directory;

import java.util.Optional;
import java.util.stream.Stream;
import org.nuanbao.value.Plain;

/** What a contact may do for a unit and for those below it. */
public enum Role {
  /** Fills in and sends what the unit owes. */
  FILLER("填报"),
  /** Looks through and decides on what units below have sent. */
  REVIEWER("审核"),
  /** Reads the log of who saw and did what. */
  AUDITOR("审计"),
  /** Keeps the directory, and opens campaigns. */
  ADMINISTRATOR("管理");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The role in Chinese, as workbooks and pages show it. */
  public String word() {
    return word;
  }

  /** The role that a cell names: its word, with 人, 员 or the like after it. */
  public static Optional<Role> named(String written) {
    String bare = Plain.folded(written).replaceFirst("(人员|人|员|者)$", "");
    return Stream.of(values()).filter(role -> role.word.equals(bare)).findFirst();
  }
}
