package org.nuanbao.local.lint;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import org.nuanbao.value.Plain;

/** Traditional script as it reads in simplified script. */
public final class SimplifiedScript {
  private SimplifiedScript() {}

  /** The text in simplified script, by OpenCC's tables. */
  public static String simplified(String text) {
    return ZhConverterUtil.toSimple(text);
  }

  /** The text without what script, width of brackets and white space make different. */
  static String alike(String text) {
    return Plain.folded(simplified(text)).replace('它', '他');
  }
}
