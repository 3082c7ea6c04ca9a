package org.nuanbao.local.cloud;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.nuanbao.contract.ReachContract;
import org.nuanbao.contract.ReasonsContract;
import org.nuanbao.contract.UnitLettersContract;
import org.nuanbao.functions.dynamo.DynamoMailbox;
import org.nuanbao.functions.dynamo.DynamoReasons;
import org.nuanbao.functions.dynamo.DynamoTable;
import org.nuanbao.functions.dynamo.DynamoUnitLetters;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.UnitLetters;

/** Letters to units, whom they reach, and what senders say of warnings, over DynamoDB Local. */
class DynamoLettersIT {
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

  @Nested
  class OfUnitLetters extends UnitLettersContract {
    @Override
    protected UnitLetters letters() {
      return new DynamoUnitLetters(reports);
    }
  }

  @Nested
  class OfReasons extends ReasonsContract {
    @Override
    protected KeptReasons reasons() {
      return new DynamoReasons(reports);
    }
  }

  @Nested
  class OfReach extends ReachContract {
    @Override
    protected Reach reach() {
      return new DynamoMailbox(reports);
    }
  }
}
