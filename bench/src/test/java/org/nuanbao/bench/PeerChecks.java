package org.nuanbao.bench;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.IdNumber;

/**
 * The checks that a peer's rows of the roster pass: filled in, numbered, a right identity number
 * that agrees with sex and age, a right card number, nobody and no card twice. Written with the
 * project's own values, as somebody would who reads with another library.
 */
final class PeerChecks {
  static final int COLUMNS = 9;
  private static final int FIRST_ROW = 5;
  private static final LocalDate AS_OF = LocalDate.of(2017, 1, 10);

  private final Set<String> persons = new HashSet<>();
  private final Set<String> cards = new HashSet<>();
  private int faults;

  void row(int number, @Nullable String[] cells) {
    String id = cells[4];
    if (number < FIRST_ROW || id == null) {
      return;
    }
    for (int i = 1; i < COLUMNS - 1; i++) {
      faults += cells[i] == null ? 1 : 0;
    }
    faults += String.valueOf(number - FIRST_ROW + 1).equals(cells[0]) ? 0 : 1;
    if (IdNumber.judge(id) instanceof IdNumber.Judged.Valid(IdNumber right)) {
      faults += right.sex().printed().equals(cells[2]) ? 0 : 1;
      faults += ofAge(right, cells[3]);
    } else {
      faults++;
    }
    String card = cells[5];
    faults += card != null && BankCard.judge(card) instanceof BankCard.Judged.Valid ? 0 : 1;
    faults += persons.add(id) ? 0 : 1;
    faults += card == null || cards.add(card) ? 0 : 1;
  }

  private static int ofAge(IdNumber id, @Nullable String said) {
    try {
      int years = said == null ? -1 : Integer.parseInt(said);
      return Math.abs(Period.between(id.birth(), AS_OF).getYears() - years) <= 1 ? 0 : 1;
    } catch (NumberFormatException noNumber) {
      return 1;
    }
  }

  int faults() {
    return faults;
  }
}
