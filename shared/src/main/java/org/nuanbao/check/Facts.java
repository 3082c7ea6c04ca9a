package org.nuanbao.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known from outside the form. A rule whose fact is not known is pending.
 *
 * @param submittedOn the business day the workbook was received
 * @param due the unit's own last day, which may have been extended; null if it is the form's
 * @param marks seals and signatures seen: {@code header.sealed}
 * @param lists names, file numbers and the like that a rule looks a value up in
 * @param tables rows of texts that a rule looks up: the roster's names and units, file numbers with
 *     their identity numbers
 * @param values single texts, numbers as plain decimals
 * @param open lists and tables that may still grow: it is not known yet whether a value that is
 *     missing there will come
 * @param marksComplete whether an absent mark means “no” (samples) instead of “not known”
 *     (workbooks)
 */
public record Facts(
    @Nullable LocalDate submittedOn,
    @Nullable LocalDate due,
    Map<String, Boolean> marks,
    Map<String, Set<String>> lists,
    Map<String, List<List<String>>> tables,
    Map<String, String> values,
    Set<String> open,
    boolean marksComplete) {

  /** Facts that are complete: none of their lists or tables will grow. */
  public Facts(
      @Nullable LocalDate submittedOn,
      Map<String, Boolean> marks,
      Map<String, Set<String>> lists,
      Map<String, List<List<String>>> tables,
      Map<String, String> values,
      boolean marksComplete) {
    this(submittedOn, null, marks, lists, tables, values, Set.of(), marksComplete);
  }

  /** Facts without tables and single values. */
  public Facts(
      @Nullable LocalDate submittedOn,
      Map<String, Boolean> marks,
      Map<String, Set<String>> lists,
      boolean marksComplete) {
    this(submittedOn, marks, lists, Map.of(), Map.of(), marksComplete);
  }

  /** The mark for a seal over a field of the form's head. */
  public static final String SEALED = "header.sealed";

  public static final Facts NONE = new Facts(null, Map.of(), Map.of(), false);

  public static Facts receivedOn(LocalDate day, LocalDate due) {
    return new Facts(day, due, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), false);
  }

  public Optional<Boolean> mark(String key) {
    Boolean known = marks.get(key);
    return known == null && marksComplete ? Optional.of(false) : Optional.ofNullable(known);
  }

  /** These facts, for a workbook received on this day. */
  public Facts on(LocalDate day) {
    return new Facts(day, due, marks, lists, tables, values, open, marksComplete);
  }

  public Optional<List<List<String>>> table(String key) {
    return Optional.ofNullable(tables.get(key));
  }

  public Optional<Set<String>> list(String key) {
    return Optional.ofNullable(lists.get(key));
  }
}
