package org.nuanbao.formdata;

import org.nuanbao.data.DataFault;
import org.nuanbao.form.Rule;

/** Makes a rule of its data; what kinds there are is known above this package. */
@FunctionalInterface
public interface RuleReader {
  /**
   * One rule.
   *
   * @throws DataFault if the kind is unknown or its data wrong
   */
  Rule read(RuleData data);
}
