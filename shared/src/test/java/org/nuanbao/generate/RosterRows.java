package org.nuanbao.generate;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nuanbao.value.Ids;

/**
 * Rows of invented persons for the roster {@value #FORM}, in the order of its columns, some of them
 * broken in a known way. The same seed gives the same rows.
 */
final class RosterRows {
  static final String FORM = "henan-2017-2";
  private static final LocalDate AS_OF = LocalDate.of(2017, 1, 10);
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1957, 1, 1);
  private static final int BIRTHS = 14_000;
  private static final int ONE_IN = 250;
  private static final String FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
  private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志玉春梅";

  private final Random random;
  private final SortedSet<BrokenCell> broken = new TreeSet<>();
  private int number;
  private boolean breakable;

  RosterRows(long seed) {
    random = new Random(seed);
  }

  SortedSet<BrokenCell> broken() {
    return broken;
  }

  /** Seq, name, sex, age, ID, card, employer, phone, amount; {@code ""} for a blank. */
  List<String> next() {
    number++;
    LocalDate birth = FIRST_BIRTH.plusDays(number % BIRTHS);
    boolean male = random.nextInt(5) < 3;
    int sequence = number / BIRTHS * 2 + (male ? 1 : 0);
    String id = Ids.of("410103", birth, sequence);
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(number));
    row.add(name());
    row.add(male ? "男" : "女");
    row.add(Integer.toString(Period.between(birth, AS_OF).getYears()));
    row.add(id);
    row.add(card());
    row.add("河南样例第" + (1 + random.nextInt(900)) + "车间" + (1 + random.nextInt(40)) + "班");
    row.add("138" + "%08d".formatted(number));
    row.add("");
    // Never two in a row, so that each is alone with its mistake.
    breakable = !breakable || number == 1;
    if (breakable && random.nextInt(ONE_IN / 2) == 0) {
      breakOne(row);
    }
    return row;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    name.append(FAMILY.charAt(random.nextInt(FAMILY.length())));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  /** 19 digits that carry the row's number, so that none comes twice. */
  private String card() {
    String front = "622848" + "%012d".formatted(number);
    int sum = 0;
    for (int i = 0; i < front.length(); i++) {
      int digit = front.charAt(front.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return front + (10 - sum % 10) % 10;
  }

  private void breakOne(List<String> row) {
    switch (random.nextInt(7)) {
      case 0 -> {
        row.set(0, Integer.toString(number + 1));
        note("R01", "seq");
      }
      case 1 -> {
        row.set(1, "");
        note("R02", "name");
      }
      case 2 -> {
        row.set(4, withOtherEnd(row.get(4)));
        note("R03", "id_no");
      }
      case 3 -> {
        row.set(2, row.get(2).equals("男") ? "女" : "男");
        note("R04", "sex");
        note("R04", "id_no");
      }
      case 4 -> {
        row.set(3, Integer.toString(Integer.parseInt(row.get(3)) + 3));
        note("R05", "age");
        note("R05", "id_no");
      }
      case 5 -> {
        row.set(5, withOtherEnd(row.get(5)));
        note("R07", "card_no");
      }
      default -> {
        row.set(8, "800.50");
        note("R09", "amount");
      }
    }
  }

  private static String withOtherEnd(String digits) {
    char last = digits.charAt(digits.length() - 1);
    return digits.substring(0, digits.length() - 1) + (last == '3' ? '4' : '3');
  }

  private void note(String rule, String column) {
    broken.add(new BrokenCell(FORM + "." + rule, "row" + number + "." + column));
  }
}
