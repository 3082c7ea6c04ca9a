package org.nuanbao.form;

/**
 * The list of persons whom a form pays.
 *
 * @param table the list's name in the form: {@value Roster#ROWS}, or the key of the part that it is
 */
public record PayingList(Roster roster, Disburses disburses, String table) {
  /** The name of one of the list's measures in the totals of the whole form. */
  public String measure(String key) {
    return table.equals(Roster.ROWS) ? key : table + "." + key;
  }
}
