package org.nuanbao.form;

/**
 * The list of persons who are paid by a form.
 *
 * @param table what the form calls the list: {@value Roster#ROWS}, or the key of the part it is
 */
public record PayingList(Roster roster, Disburses disburses, String table) {
  /** What the whole form's totals call a measure of the list. */
  public String measure(String key) {
    return table.equals(Roster.ROWS) ? key : table + "." + key;
  }
}
