package org.nuanbao.campaign;

import java.util.List;
import org.nuanbao.form.FormId;

/**
 * Where a fact of rules comes from: another form of the notice.
 *
 * @param fact the name that rules use for it
 * @param form whose current versions supply it
 * @param refs columns of a roster, questions of a card; a rule's values are compared with theirs,
 *     in this order
 */
public record Counterpart(String fact, FormId form, List<String> refs, Within within) {
  /** Whose versions count. */
  public enum Within {
    /** The versions of the same unit. */
    UNIT,
    /** The versions of every unit. */
    CAMPAIGN
  }
}
