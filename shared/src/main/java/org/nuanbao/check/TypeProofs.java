package org.nuanbao.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Place;

/** Shows of the rows of long tables that {@link TypeCheck} has nothing to say about them. */
final class TypeProofs {
  /** Each cell fits its type. */
  static final Object CELL = "cell";

  /** The texts of a row are not too long together; under the name of the table's first column. */
  static final Object ROOM = "room";

  private TypeProofs() {}

  static Map<Object, Map<String, Proof>> of(Judging judging) {
    Map<String, List<Place>> tables =
        judging.places().values().stream()
            .filter(place -> place.table() != null)
            .collect(Collectors.groupingBy(place -> String.valueOf(place.table())));
    Map<String, Proof> cells = new HashMap<>();
    Map<String, Proof> room = new HashMap<>();
    for (List<Place> together : tables.values()) {
      for (Place place : together) {
        Proof right = right(judging, place);
        if (right != null) {
          cells.put(place.name(), right.or(Proof.blank(place)));
        }
      }
      room.put(together.getFirst().name(), fitsRoom(together));
    }
    return Map.of(CELL, cells, ROOM, room);
  }

  private static @Nullable Proof right(Judging judging, Place place) {
    AnswerType asked = place.prompt().answer();
    return switch (asked.kind()) {
      case ID_NUMBER -> {
        PersonColumn persons = judging.persons(place);
        LocalDate day = TypeCheck.day(judging);
        yield day == null
            ? persons.areRight()
            : (rows, row, text) -> {
              int age = persons.ageOn(row, day);
              return age >= 0 && age <= TypeCheck.OLD;
            };
      }
      case TEXT -> Proof.words(place, asked.name() ? TypeCheck.NAME : TypeCheck.TEXT);
      case COUNT,
          INTEGER,
          AMOUNT_WAN,
          AMOUNT_YUAN,
          DECIMAL,
          PERCENT,
          YEAR,
          YES_NO,
          TICK,
          DATE,
          MONTH,
          CODE,
          CODES,
          USCC,
          BANK_CARD,
          PHONE ->
          Proof.fits(judging, place);
    };
  }

  /** No text has more characters than bytes. */
  private static Proof fitsRoom(List<Place> together) {
    int[] columns = together.stream().mapToInt(Place::index).toArray();
    return (rows, row, text) -> {
      int length = 0;
      for (int column : columns) {
        length += rows.text(row, column, text) ? text.length() : 0;
      }
      return length <= TypeCheck.ROW;
    };
  }
}
