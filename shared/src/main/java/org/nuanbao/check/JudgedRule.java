package org.nuanbao.check;

import org.nuanbao.form.Rule;

/** A rule that can be judged. */
public interface JudgedRule extends Rule {
  /** Reports what breaks it; is left out where its input is blank or cannot be read. */
  void judge(Judging judging);
}
