package org.nuanbao.authoring.draft;

/** Something that a person has to look at, in one plain sentence. */
public record Doubt(String chinese, String english) {
  /** Little evidence supports the type. */
  public static final Doubt GUESSED = new Doubt("类型是猜的", "type guessed");

  /** No usual key is known for a label. */
  static final Doubt UNNAMED = new Doubt("请起一个英文键名", "give it a key");

  @Override
  public String toString() {
    return chinese + " · " + english;
  }
}
