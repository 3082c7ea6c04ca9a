package org.nuanbao.formdata;

import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.formula.Formula;
import org.nuanbao.formula.FormulaReader;

/** The data of one rule, with what it may name. */
public record RuleData(DataObject data, RuleNames names) {
  /**
   * A formula over the form.
   *
   * @throws DataFault if it is none
   */
  public Formula formula(String key) {
    try {
      return FormulaReader.read(data.text(key), names.cells().keySet(), names.tables());
    } catch (FormulaReader.Unreadable unreadable) {
      throw data.fault(key, unreadable.chinese(), String.valueOf(unreadable.getMessage()));
    }
  }
}
