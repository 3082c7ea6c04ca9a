package org.nuanbao.campaign;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nuanbao.form.FormId;

/**
 * Identifies a duty: form or document × unit × period.
 *
 * @param form for a document, the notice's name and the document's key
 * @param period {@code once}, or the day a recurring report is due
 */
public record DutyId(String campaign, FormId form, String period, UnitPath unit) {
  public static final String ONCE = "once";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");

  /**
   * The id as one ASCII word for keys and addresses: {@code campaign~form~period~path}, {@code /}
   * as dots.
   */
  public String key() {
    return campaign
        + "~"
        + form
        + "~"
        + period
        + "~"
        + unit.value().substring(1, unit.value().length() - 1).replace('/', '.');
  }

  /** Reads the id from its {@link #key()}. */
  public static DutyId parse(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("not a duty: " + key));
  }

  /** Reads the id from a text that may not be a key. */
  public static Optional<DutyId> find(String key) {
    String[] parts = key.split("~", -1);
    if (parts.length != 4
        || !WORD.matcher(parts[0]).matches()
        || !FormId.isId(parts[1])
        || !WORD.matcher(parts[2]).matches()) {
      return Optional.empty();
    }
    String path = "/" + parts[3].replace('.', '/') + "/";
    return UnitPath.isPath(path)
        ? Optional.of(new DutyId(parts[0], new FormId(parts[1]), parts[2], new UnitPath(path)))
        : Optional.empty();
  }
}
