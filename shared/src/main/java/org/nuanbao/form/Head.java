package org.nuanbao.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every form has.
 *
 * @param version first twelve hex digits of the SHA-256 of the form's data; two forms with the same
 *     version are the same form
 * @param marker the printed attachment marker, such as 附件1
 * @param title the printed title
 * @param simplified the title in simplified script, if the form is printed in traditional
 * @param asOf the day ages and durations are counted to, if the form has one
 * @param misprints what is misprinted or can be read in two ways
 */
public record Head(
    FormId id,
    String version,
    String marker,
    String title,
    @Nullable String simplified,
    Script script,
    @Nullable LocalDate asOf,
    List<Misprint> misprints) {

  /** The head of a form in simplified script. */
  public Head(
      FormId id,
      String version,
      String marker,
      String title,
      Script script,
      @Nullable LocalDate asOf) {
    this(id, version, marker, title, null, script, asOf, List.of());
  }

  /** The title as printed; then, if there is one, the title in simplified script. */
  public List<String> titles() {
    return simplified == null ? List.of(title) : List.of(title, simplified);
  }

  /**
   * A doubt about the printed form. The printed text is kept and shown; rules follow what was
   * meant.
   *
   * @param at an item, a question or another place of the form
   * @param printed as printed; null if the doubt is about something that is not printed
   * @param meant what was meant, if that is known
   * @param doubt the matter in one plain Chinese sentence
   */
  public record Misprint(
      String at, @Nullable String printed, @Nullable String meant, String doubt) {}

  /** The script a form is printed in: simplified or traditional. */
  public enum Script {
    HANS,
    HANT
  }
}
