package org.nuanbao.unitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.DirectoryChange;
import org.nuanbao.directory.DirectoryChange.Kind;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.RandomDirectory;
import org.nuanbao.reading.TextRow;
import org.nuanbao.workbook.ListBook;

/** A directory written as a workbook and read again, as it is and with changes. */
class UnitListTest {
  private static final long SEEDS = 60;

  @Test
  void whatIsWrittenChangesNothingWhenItIsReadAgain() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(seed);
      Listing listing = random.listing(2 + random.next(60));

      DirectoryChange change = DirectoryChange.of(listing, rows(UnitList.write(listing)));

      assertThat(change.problems()).as("seed %d", seed).isEmpty();
      assertThat(change.gone()).as("seed %d", seed).isEmpty();
      assertThat(change.contacts()).as("seed %d", seed).isEmpty();
      assertThat(change.isEmpty(true)).as("seed %d", seed).isTrue();
      assertThat(change.count(Kind.UNCHANGED)).as("seed %d", seed).isEqualTo(change.rows().size());
      assertThat(change.rows()).hasSizeGreaterThanOrEqualTo(listing.open().size());
    }
  }

  @Test
  void renamesAndMovesInTheWorkbookAreFoundAndNothingElse() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(seed);
      Listing listing = random.listing(10 + random.next(40));
      List<TextRow> rows = new ArrayList<>(rows(UnitList.write(listing)));
      Map<UnitPath, ListedUnit> expected = new HashMap<>();
      listing.units().forEach(unit -> expected.put(unit.path(), unit));
      List<ListedUnit> open = listing.open();
      ListedUnit renamed = open.get(random.next(open.size()));
      ListedUnit moved = open.get(1 + random.next(open.size() - 1));
      ListedUnit under = open.get(random.next(open.size()));
      boolean moves =
          !isBelow(listing, under, moved)
              && !under.path().equals(moved.above())
              && open.stream()
                  .noneMatch(other ->
                      other.above().equals(under.path()) && other.name().equals(moved.name()));
      Map<String, String> changed = new HashMap<>();
      changed.put("B", "改过的名称");
      change(rows, renamed, changed);
      expected.computeIfPresent(renamed.path(), (path, unit) -> renamedTo(unit, "改过的名称"));
      if (moves) {
        change(
            rows, moved, Map.of("C", under.code() == null ? under.path().value() : under.code()));
        expected.computeIfPresent(moved.path(), (path, unit) -> unit.movedUnder(under.path()));
      }

      DirectoryChange change = DirectoryChange.of(listing, rows);

      assertThat(change.problems()).as("seed %d", seed).isEmpty();
      assertThat(change.next().units())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(expected.values());
      assertThat(change.count(Kind.MOVED)).as("seed %d", seed).isEqualTo(moves ? 1 : 0);
      assertThat(change.count(Kind.RENAMED))
          .as("seed %d", seed)
          .isEqualTo(moves && renamed.equals(moved) ? 0 : 1);
      assertThat(change.gone()).as("seed %d", seed).isEmpty();
      assertThat(Stream.of(Kind.values()).mapToInt(change::count).sum())
          .isEqualTo(change.rows().size());
    }
  }

  @Test
  void threeThousandUnitsAreReadInSeconds() {
    Listing large = new RandomDirectory(3).listing(3_000);
    byte[] workbook = UnitList.write(large);
    long from = System.nanoTime();

    DirectoryChange change = DirectoryChange.of(large, rows(workbook));

    assertThat(change.isEmpty(true)).isTrue();
    assertThat(System.nanoTime() - from).isLessThan(10_000_000_000L);
  }

  @Test
  void theSameDirectoryGivesTheSameBytes() {
    Listing listing = new RandomDirectory(5).listing(12);

    assertThat(UnitList.write(listing)).isEqualTo(UnitList.write(listing));
    assertThat(DirectoryChange.of(Listing.none(new UnitPath("/1/")), rows(UnitList.blank())).rows())
        .isEmpty();
  }

  private static ListedUnit renamedTo(ListedUnit unit, String name) {
    return new ListedUnit(
        unit.path(), unit.code(), name, unit.type(), unit.mail(), unit.under(), unit.closed());
  }

  private static boolean isBelow(Listing listing, ListedUnit unit, ListedUnit above) {
    for (ListedUnit at = unit; ; at = listing.unit(at.above()).orElseThrow()) {
      if (at.path().equals(above.path())) {
        return true;
      }
      if (at.path().isRoot()) {
        return false;
      }
    }
  }

  /** Changes columns of the row that has this unit's code or path. */
  private static void change(List<TextRow> rows, ListedUnit unit, Map<String, String> texts) {
    String code = unit.code() == null ? unit.path().value() : unit.code();
    for (int i = 0; i < rows.size(); i++) {
      TextRow row = rows.get(i);
      if (row.sheet().equals("单位") && row.text("A").equals(code)) {
        Map<String, String> cells = new HashMap<>(row.cells());
        cells.putAll(texts);
        rows.set(i, new TextRow(row.sheet(), row.number(), cells));
      }
    }
  }

  private static List<TextRow> rows(byte[] workbook) {
    return ((ListBook.Rows) ListBook.read(workbook)).rows();
  }
}
