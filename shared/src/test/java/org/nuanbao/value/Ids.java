package org.nuanbao.value;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Makes identity and card numbers that nobody has, by ways of its own. */
public final class Ids {
  private Ids() {}

  public static String any(Random random) {
    LocalDate birth = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000));
    String area = Integer.toString(110_000 + random.nextInt(540_000));
    return of(area, birth, random.nextInt(1_000));
  }

  public static String of(String area, LocalDate birth, int sequence) {
    String seventeen =
        area + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
    // ISO 7064 MOD 11-2: the weighted sum including the check is 1 modulo 11.
    int product = 0;
    for (int i = 0; i < seventeen.length(); i++) {
      product = (product + seventeen.charAt(i) - '0') * 2 % 11;
    }
    int check = (12 - product) % 11;
    return seventeen + (check == 10 ? "X" : Integer.toString(check));
  }

  public static String card(Random random) {
    StringBuilder card = new StringBuilder("62");
    for (int i = 0; i < 16; i++) {
      card.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < card.length(); i++) {
      int digit = card.charAt(card.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return card.append((10 - sum % 10) % 10).toString();
  }
}
