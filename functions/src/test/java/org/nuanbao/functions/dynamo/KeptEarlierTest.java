package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.dynamo.KeptItems.Stores;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.submission.FactIndex.Entry;

/**
 * Items as they were written before decision 36, {@code kept-earlier.json}: an archive whose fields
 * are sealed one by one, and an item for each row that a roster tells its unit. The same values are
 * written otherwise now; these are still read and removed.
 */
class KeptEarlierTest {
  private static final Archive LI =
      new Archive(
          KeptItems.LI,
          KeptItems.duty("a"),
          1,
          2,
          new TreeMap<>(Map.of("name", "李四", "card_no", "62")));
  private static final Archive WANG =
      new Archive(KeptItems.WANG, KeptItems.duty("a"), 1, 3, new TreeMap<>());
  private static final String PLACE = KeptItems.CAMPAIGN + "#roster#/city/n/a/";
  private static final Entry FOURTH =
      new Entry(PLACE, "3".repeat(32), "4".repeat(32), KeptItems.duty("a"), 1, "", 4, null);
  private static final Entry FIFTH =
      new Entry(
          PLACE, "5".repeat(32), "4".repeat(32), KeptItems.duty("a"), 1, "", 5, KeptItems.WANG);

  private final RecordedTables tables = new RecordedTables();
  private final Stores stores = Stores.over(tables, new MemoryKeySets());
  private final DynamoFactIndex facts = new DynamoFactIndex(stores.reports());

  @BeforeEach
  void readThem() throws IOException {
    KeptItems.read("kept-earlier.json", tables);
  }

  @Test
  void archivesSealedFieldByFieldAreRead() {
    assertThat(
            stores.archives().entries(KeptItems.duty("a"), 1, List.of(LI.person(), WANG.person())))
        .containsExactly(LI, WANG);
  }

  @Test
  void factsOfOneRowEachAreReadBesideThoseOfALaterVersion() {
    Entry later =
        new Entry(PLACE, "7".repeat(32), "4".repeat(32), KeptItems.duty("a"), 2, "", 1, null);
    facts.write(List.of(later));

    assertThat(facts.find(PLACE, "")).containsExactlyInAnyOrder(FOURTH, FIFTH, later);
    assertThat(facts.find(PLACE, FIFTH.key())).containsExactly(FIFTH);
  }

  @Test
  void factsOfOneRowEachAreRemovedWithTheirVersion() {
    facts.remove(List.of(FOURTH, FIFTH));

    assertThat(facts.find(PLACE, "")).isEmpty();
  }
}
