package org.nuanbao.formdata;

import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.formula.Formula;
import org.nuanbao.formula.FormulaReader;

/** The data of one rule, and what the rule may name. */
public record RuleData(DataObject data, RuleNames names) {
  /**
   * A formula over the form.
   *
   * @throws DataFault if the text is no formula
   */
  public Formula formula(String key) {
    try {
      return FormulaReader.read(data.text(key), names.cells().keySet(), names.tables());
    } catch (FormulaReader.Unreadable unreadable) {
      throw data.fault(key, unreadable.chinese(), String.valueOf(unreadable.getMessage()));
    }
  }
}
