package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.CardTypist.Habit;

/** How a typist words print and answers. */
record Wording(Set<Habit> habits, Random random) {
  private boolean has(Habit habit) {
    return habits.contains(habit);
  }

  String said(String printed) {
    String text = printed;
    if (has(Habit.HALF_WIDTH)) {
      text = text.replace('（', '(').replace('）', ')').replace('：', ':').replace('，', ',');
    }
    if (has(Habit.SPACES)) {
      text = parted(text, List.of(" ", "  ", "　").get(random.nextInt(3)));
    }
    return has(Habit.LINE_BREAKS) ? parted(text, "\n") : text;
  }

  private String parted(String text, String gap) {
    if (text.strip().length() < 2) {
      return text;
    }
    int cut = 1 + random.nextInt(text.length() - 1);
    return text.substring(0, cut) + gap + text.substring(cut);
  }

  String written(Value value) {
    return switch (value) {
      case Value.Blank _ -> "";
      case Value.Text(String text) -> text;
      case Value.Numeric(BigDecimal number) -> number.toPlainString();
      case Value.Day(LocalDate date) -> written(date);
      case Value.Broken(String shown) -> shown;
    };
  }

  private String written(LocalDate date) {
    int way = has(Habit.DATES_THEIR_WAY) ? random.nextInt(6) : 0;
    String text =
        List.of(
                "%d年%d月%d日",
                "%d-%d-%d", "%d/%02d/%02d", "%d.%d.%d", "%d 年 %d 月 %d 日", "%d年%02d月%02d日")
            .get(way)
            .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    return has(Habit.DATES_THEIR_WAY) && random.nextInt(3) == 0 ? fullWidth(text) : text;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
    return wide.toString();
  }
}
