package org.nuanbao.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.value.BankCard.Fault;
import org.nuanbao.value.BankCard.Judged;

class BankCardTest {
  @Test
  void acceptsNumbersOfSixteenToNineteenDigitsHoweverTheyAreTyped() {
    assertThat(BankCard.of("6231934540905801990")).contains(new BankCard("6231934540905801990"));
    assertThat(BankCard.of("6231 9345 4090 5801 990")).isPresent();
    assertThat(BankCard.of("４１１１１１１１１１１１１１１１")).contains(new BankCard("4111111111111111"));
  }

  @ParameterizedTest
  @CsvSource({
    "6231934540905801991, CHECK",
    "411111111111111, LENGTH",
    "62319345409058019900, LENGTH",
    "'', LENGTH",
    "6231-9345-4090-58O1, CHARACTERS",
    "6231-9345-4090-5801, CHECK",
  })
  void saysWhatIsWrong(String text, Fault fault) {
    assertThat(BankCard.judge(text)).isEqualTo(new Judged.Faulty(fault));
  }

  @Test
  void everyChangedDigitOfAnyNumberIsNoticed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      String card = Ids.card(random);
      int at = random.nextInt(card.length());
      char other = (char) ('0' + (card.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      assertThat(BankCard.of(card)).as("seed %s: %s", seed, card).isPresent();
      assertThat(BankCard.of(card.substring(0, at) + other + card.substring(at + 1)))
          .as("seed %s: %s at %s", seed, card, at)
          .isEmpty();
    }
  }

  @Test
  void isNeverPrintedWhole() {
    assertThat(new BankCard("6231934540905801990")).hasToString("623193*********1990");
    assertThatThrownBy(() -> new BankCard("6231934540905801991")).hasMessageNotContaining("6231");
  }
}
