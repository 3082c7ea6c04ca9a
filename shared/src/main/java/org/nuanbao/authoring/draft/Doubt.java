package org.nuanbao.authoring.draft;

/** Something a person has to look at, in one plain sentence. */
public record Doubt(String chinese, String english) {
  /** Little speaks for the type. */
  public static final Doubt GUESSED = new Doubt("类型是猜的", "type guessed");

  /** No usual word is known for a label. */
  static final Doubt UNNAMED = new Doubt("请起一个英文键名", "give it a key");

  @Override
  public String toString() {
    return chinese + " · " + english;
  }
}
