package org.nuanbao.value;

import java.math.BigDecimal;

/** An amount in 元, kept as whole 分. */
public record Money(long fen) implements Comparable<Money> {
  public static final Money NONE = new Money(0);

  /**
   * Makes an amount from 元.
   *
   * @throws ArithmeticException if there is a fraction of a 分 or the amount does not fit
   */
  public static Money yuan(BigDecimal yuan) {
    return new Money(yuan.movePointRight(2).longValueExact());
  }

  public BigDecimal yuan() {
    return BigDecimal.valueOf(fen, 2);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }
}
