package org.nuanbao.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.nuanbao.form.FormId;

/**
 * A free document that units owe: a file, no form.
 *
 * @param id the notice's name and the document's key within it
 * @param title as the notice calls it
 * @param types of units that owe it; empty for all
 * @param due the last day
 */
public record OwedDocument(
    FormId id, String title, Who who, Set<String> types, LocalDate due, boolean dueInclusive)
    implements Demand {

  @Override
  public List<Term> terms() {
    return List.of(Term.once(due));
  }
}
