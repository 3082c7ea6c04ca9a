package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.Period;
import org.nuanbao.value.Ids;

/** A unit's roster with as many persons as wanted, all different and free of errors. */
public final class LongRoster {
  private static final LocalDate AS_OF = LocalDate.of(2017, 1, 10);
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1960, 1, 1);

  /** Days from the first birth on, after which men are born on the same days again. */
  private static final int BIRTHS = 14_000;

  private LongRoster() {}

  static ObjectNode of(Season season, String unit, int persons) {
    return of(season, unit, 1, persons);
  }

  /** The same with persons from number {@code first} on, so that nobody is on two rosters. */
  static ObjectNode of(Season season, String unit, int first, int persons) {
    return of(season.scenario().sample(unit), first, persons);
  }

  /** The same of a sample that has at least one row. */
  public static ObjectNode of(ObjectNode sample, int first, int persons) {
    ArrayNode rows = (ArrayNode) sample.path("data");
    JsonNode model = rows.get(0).deepCopy();
    rows.removeAll();
    for (int i = first; i < first + persons; i++) {
      LocalDate birth = FIRST_BIRTH.plusDays(i % BIRTHS);
      ObjectNode row = model.deepCopy();
      row.put("seq", i - first + 1)
          .put("sex", "男")
          .put("age", Period.between(birth, AS_OF).getYears())
          .put("id_no", Ids.of("410103", birth, 1 + 2 * (i / BIRTHS)))
          .put("card_no", card(i))
          .put("phone", "138%08d".formatted(i));
      rows.add(row);
    }
    return sample;
  }

  /** A card number of 19 digits that ends in Luhn's check digit. */
  private static String card(int number) {
    String front = "622848%012d".formatted(number);
    int sum = 0;
    for (int i = 0; i < front.length(); i++) {
      int digit = front.charAt(front.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return front + (10 - sum % 10) % 10;
  }
}
