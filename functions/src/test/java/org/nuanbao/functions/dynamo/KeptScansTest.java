package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nuanbao.functions.dynamo.scan.DynamoScans;
import org.nuanbao.scan.Match;
import org.nuanbao.scan.Scan;

/** What is stored of scans. */
class KeptScansTest extends KeptItems {
  @Override
  String resource() {
    return "kept-scans.json";
  }

  @Override
  void write(Stores stores) {
    DynamoScans scans = new DynamoScans(stores.reports());
    scans.add(scan("a", 1));
    scans.add(scan("b", 2));
    scans.keep(seen());
  }

  private static Scan scan(String unit, int number) {
    return new Scan(id(unit), number, FILE, "filler-" + unit, NINE, null);
  }

  private static Scan seen() {
    return scan("b", 2).seen(new Scan.Look(Match.OTHER_VERSION, 2, 7, ""));
  }

  @Test
  void scansAreReadAsTheyWereWritten() {
    DynamoScans scans = new DynamoScans(kept().reports());

    assertThat(scans.of(id("a"))).containsExactly(scan("a", 1));
    assertThat(scans.of(id("b"))).containsExactly(seen());
  }
}
