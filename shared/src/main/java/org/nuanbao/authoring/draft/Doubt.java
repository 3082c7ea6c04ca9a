package org.nuanbao.authoring.draft;

/** Something a person has to look at, in one plain sentence. */
public record Doubt(String chinese, String english) {
  @Override
  public String toString() {
    return chinese + " · " + english;
  }
}
