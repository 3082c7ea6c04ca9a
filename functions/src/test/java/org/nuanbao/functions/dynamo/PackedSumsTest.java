package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.rollup.Totals;
import software.amazon.awssdk.core.SdkBytes;

/** Seeded sums, packed and unpacked. */
class PackedSumsTest {
  private static final int CASES = 300;
  private static final long SEED = Long.getLong("nuanbao.seed", 20180117L);

  @Test
  void whatWasPackedIsUnpackedAndEqualSumsAreEqualBytes() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      SortedMap<String, BigDecimal> figures = new TreeMap<>();
      for (int i = random.nextInt(120); i > 0; i--) {
        figures.put(key(random), figure(random));
      }
      Totals totals = new Totals(figures, new TreeMap<>());
      StoredTotals body = new StoredTotals(Map.of(), Map.of("persons", "d/1/persons"));

      SdkBytes packed = PackedSums.pack(body, totals.exact());

      PackedSums.Unpacked<StoredTotals> unpacked = PackedSums.unpack(packed, StoredTotals.class);
      assertThat(unpacked.body()).as("seed %d", seed).isEqualTo(body);
      assertThat(unpacked.sums()).as("seed %d", seed).isEqualTo(totals.exact());
      assertThat(PackedSums.pack(body, unpacked.sums())).as("seed %d", seed).isEqualTo(packed);
    }
  }

  private static String key(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(20) + "." + (char) ('A' + random.nextInt(26));
      case 1 -> random.nextInt(9) + ".B/" + (random.nextBoolean() ? "是" : "否");
      default -> "age_bands/" + "<>=".charAt(random.nextInt(3)) + random.nextInt(90);
    };
  }

  private static BigDecimal figure(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> BigDecimal.ZERO;
      case 1 -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(7));
      case 2 -> BigDecimal.valueOf(random.nextLong());
      case 3 -> BigDecimal.valueOf(-random.nextInt(100), random.nextInt(3));
      default -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(40));
    };
  }
}
