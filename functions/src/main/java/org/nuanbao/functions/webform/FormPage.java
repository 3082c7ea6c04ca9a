package org.nuanbao.functions.webform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form to be typed, as its page shows it.
 *
 * @param duty its key
 * @param due until when, and how long that is
 * @param from what the page begins with, in a sentence; empty if with an empty form
 * @param sheet the printed sheet; null for a roster
 * @param roster its rows; null for other forms
 * @param notes all that was found
 * @param state how far the page is
 * @param draft under which name a browser keeps what is typed; it differs once something was filed
 * @param isPersonal whether persons stand in it, so that nothing is kept once the window is closed
 * @param isFresh whether nothing was typed yet
 */
public record FormPage(
    String duty,
    String title,
    String due,
    String from,
    @Nullable FormSheet sheet,
    @Nullable RosterGrid roster,
    List<Table> tables,
    List<FormNote> notes,
    State state,
    String draft,
    boolean isPersonal,
    boolean isFresh) {
  /** How far a page is. */
  public enum State {
    /** Nothing was judged. */
    OPEN,
    /** Judged while somebody types. */
    TYPING,
    /** Judged as a whole. */
    CHECKED
  }

  /** A small table on a card that can have more rows. */
  public record Table(String key, String label) {}

  /** How many notes have to be mended. */
  public long errors() {
    return notes.stream().filter(FormNote::blocks).count();
  }

  /** What to do, as a heading. */
  public String heading() {
    long errors = errors();
    long asked = notes.size() - errors;
    if (errors > 0) {
      return "有 " + errors + " 处要改，改好才能报送";
    }
    return switch (state) {
      case OPEN -> "在网页上填写";
      case TYPING -> "正在填写";
      case CHECKED -> asked > 0 ? "没有错误，有 " + asked + " 处提醒，可以报送" : "没有错误，可以报送";
    };
  }
}
