package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a part of a formula comes to. */
sealed interface Term {
  record Numeric(BigDecimal number) implements Term {}

  record Text(String text) implements Term {}

  record Day(LocalDate day) implements Term {}

  record Truth(boolean holds) implements Term {
    static final Truth YES = new Truth(true);
  }

  record Blank() implements Term {}

  /** It turns on a fact that is not known yet. */
  record Unknown() implements Term {}

  /** Nothing can be said: it reckons with what is blank or of another kind. */
  record Nothing() implements Term {}
}
