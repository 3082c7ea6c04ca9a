package org.nuanbao.local.cloud;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nuanbao.contract.ScansContract;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.functions.dynamo.scan.DynamoScans;
import org.nuanbao.scan.Scans;

/** Scans over DynamoDB Local. */
class DynamoScansIT extends ScansContract {
  private static final String REPORTS = "reports";
  private static final OneGuardLess GUARDS = new OneGuardLess();

  private static GuardedTables tables;
  private static DynamoTable reports;

  @BeforeAll
  static void start() throws IOException {
    tables = new GuardedTables(GUARDS);
    reports = tables.made(Tables.reports(REPORTS));
  }

  @AfterAll
  static void stop() {
    tables.close();
    tables.demandNamed();
  }

  @Override
  protected Scans scans() {
    return new DynamoScans(reports);
  }
}
