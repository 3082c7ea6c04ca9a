package org.nuanbao.local.lint;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import org.nuanbao.value.Plain;

/** Turns traditional script into simplified script. */
public final class SimplifiedScript {
  private SimplifiedScript() {}

  /** The text in simplified script, by OpenCC's tables. */
  public static String simplified(String text) {
    return ZhConverterUtil.toSimple(text);
  }

  /** The text without differences of script, width of brackets and white space. */
  static String alike(String text) {
    return Plain.folded(simplified(text)).replace('它', '他');
  }
}
